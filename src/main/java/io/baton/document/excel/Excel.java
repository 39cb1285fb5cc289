package io.baton.document.excel;

import io.baton.document.Upload;
import io.baton.setting.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.xml.sax.SAXException;

/**
 * Writes tables as Excel files, and reads those that people bring. Texts are never formulas, on both ways ({@link Formulas}); files are read
 * without ever being believed: see {@link ExcelArchive}.
 */
@Component("excel")
public class Excel {

    /** How many rows a file may have that goes out. */
    public static final int MOST_ROWS = 20_000;

    private static final MediaType TYPE =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final String ENDING = ".xlsx";
    private static final Logger log = LoggerFactory.getLogger(Excel.class);

    private final ExcelWords words;
    private final Settings settings;

    Excel(MessageSource texts, Settings settings) {
        words = new ExcelWords(texts);
        this.settings = settings;
    }

    /** The largest file that is read, in megabytes, for the sentence beside the field. */
    public int largestMegabytes() {
        return settings.get(ExcelSettings.LARGEST);
    }

    /**
     * A file to keep.
     *
     * @param name of the file, without its ending
     * @param rows values by column key, of the columns' types; what is missing stays blank
     * @throws ExcelTooLong when there are more than {@link #MOST_ROWS}
     */
    public ResponseEntity<StreamingResponseBody> download(
            String name, List<ExcelColumn> columns, List<? extends Map<String, ?>> rows, Locale language) {
        if (rows.size() > MOST_ROWS) {
            throw new ExcelTooLong(rows.size());
        }
        var disposition = ContentDisposition.attachment()
                .filename(name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + ENDING, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(out -> write(columns, rows, language, out));
    }

    void write(List<ExcelColumn> columns, List<? extends Map<String, ?>> rows, Locale language, OutputStream out)
            throws IOException {
        try (var writing = new ExcelWriting(columns, language, words)) {
            rows.forEach(writing::add);
            writing.writeTo(out);
        }
    }

    /**
     * Reads the first sheet: its first row that is not blank has the headings, in any order and any of Baton's languages.
     *
     * @param mostRows how many rows with content the table may have
     * @throws ExcelRefused when the file or its headings can't be taken; what is wrong with cells is part of the answer
     */
    public ExcelTable read(Upload upload, List<ExcelColumn> columns, int mostRows) {
        var largest = largestMegabytes();
        var most = largest * 1024 * 1024;
        if (upload.size() == 0) {
            throw new ExcelRefused("document.empty");
        }
        if (upload.size() > most) {
            throw new ExcelRefused("document.tooLarge", largest);
        }
        var bytes = bytes(upload, most);
        try (var archive = ExcelArchive.open(bytes)) {
            if (!upload.name().toLowerCase(Locale.ROOT).endsWith(ENDING)) {
                throw new ExcelRefused("document.excel.noExcel");
            }
            return new ExcelReading(archive, columns, words, mostRows).table();
        } catch (ExcelRefused refused) {
            throw refused;
        } catch (IOException
                | SAXException
                | ParserConfigurationException
                | OpenXML4JException
                | RuntimeException broken) {
            // The library has many ways to say that a file is no good.
            log.debug("Broken Excel file: {}", broken.toString());
            throw new ExcelRefused("document.excel.broken");
        }
    }

    private static byte[] bytes(Upload upload, int most) {
        try (var content = upload.content().open()) {
            return content.readNBytes(most);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
