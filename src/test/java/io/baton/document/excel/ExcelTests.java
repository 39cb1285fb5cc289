package io.baton.document.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.IntegrationTest;
import io.baton.document.Upload;
import io.baton.document.excel.ExcelColumn.Kind;
import io.baton.web.FieldProblem;
import io.baton.web.Option;
import io.baton.web.Refusal;
import io.baton.web.Times;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes out as Excel comes back the same; what nobody should take is not taken. */
@IntegrationTest
class ExcelTests {

    private static final ExcelColumn NAME = ExcelColumn.of("name", "document.name", Kind.TEXT, 20);
    private static final ExcelColumn SIZE =
            ExcelColumn.of("size", "document.size", Kind.NUMBER, 10).optional();
    private static final ExcelColumn PRICE =
            ExcelColumn.of("price", "bidding.price", Kind.MONEY, 14).optional();
    private static final ExcelColumn DAY =
            ExcelColumn.of("day", "deadline.date", Kind.DATE, 12).optional();
    private static final ExcelColumn MOMENT =
            ExcelColumn.of("moment", "bidding.deadline", Kind.INSTANT, 20).optional();
    private static final ExcelColumn KIND = ExcelColumn.choice(
                    "kind",
                    "bidding.clause.kind",
                    8,
                    List.of(Option.keyed("must", "bidding.kind.must"), Option.keyed("score", "bidding.kind.score")))
            .optional();
    private static final ExcelColumn DIGEST =
            ExcelColumn.of("digest", "document.digest", Kind.TEXT, 20).shown();

    private static final List<ExcelColumn> COLUMNS = List.of(NAME, SIZE, PRICE, DAY, MOMENT, KIND, DIGEST);

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 27, 17, 0, 5);

    @Autowired
    private Excel excel;

    @Test
    void bringsBackWhatWentOut() throws IOException {
        var row = Map.of(
                "name",
                "光纤\n两芯",
                "size",
                new BigDecimal("0.3"),
                "price",
                new BigDecimal("1234567890123.45"),
                "day",
                LocalDate.of(2024, 2, 29),
                "moment",
                NOON.atZone(Times.ZONE).toInstant(),
                "kind",
                "score",
                "digest",
                "abc");
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var read = excel.read(upload(written(List.of(row, Map.of("name", "x")), language)), COLUMNS, 10);

            assertThat(read.problems()).isEmpty();
            var expected = new HashMap<String, Object>(row);
            expected.remove("digest");
            assertThat(read.rows())
                    .as("what is only for reading is passed over")
                    .containsExactly(new ExcelRow(2, expected), new ExcelRow(3, Map.of("name", "x")));
        }
    }

    @Test
    void looksLikeATable() throws IOException {
        var sheet = sheet(written(List.of(Map.of("name", "甲", "kind", "must")), Locale.ENGLISH));

        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("File");
        assertThat(sheet.getRow(1).getCell(5).getStringCellValue()).isEqualTo("Must");
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getColumnWidth(0)).isEqualTo(20 * 256);
        assertThat(sheet.getDataValidations()).hasSize(1);
        assertThat(sheet.getColumnStyle(0).getDataFormatString())
                .as("3.10 typed below stays 3.10")
                .isEqualTo("@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+8613800000000",
                "-",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "＝1+1",
                "＋1",
                "'=HYPERLINK(\"http://a\")",
                "''+1"
            })
    void sendsNoFormulas(String text) throws IOException {
        var bytes = written(List.of(Map.of("name", text)), Locale.ENGLISH);
        var cell = sheet(bytes).getRow(1).getCell(0);

        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue())
                .as("a CSV saved from it has no formula either")
                .startsWith("'");
        var back = excel.read(upload(bytes), COLUMNS, 10).rows().get(0).text("name");
        assertThat(back).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "a=b", "3.1", "“-”", "_x0041_", "a_x005F_b", "_x0041_x0042_", "_x0000_"})
    void leavesOtherTextsAlone(String text) throws IOException {
        var bytes = written(List.of(Map.of("name", text)), Locale.ENGLISH);

        assertThat(sheet(bytes).getRow(1).getCell(0).getStringCellValue()).isEqualTo(text);
        assertThat(excel.read(upload(bytes), COLUMNS, 10).rows().get(0).text("name"))
                .isEqualTo(text);
    }

    @Test
    void sendsNoMoreRowsThanAFileMayHave() {
        var rows = Collections.nCopies(Excel.MOST_ROWS + 1, Map.of("name", "x"));

        assertThatThrownBy(() -> excel.download("甲", COLUMNS, rows, Locale.ENGLISH))
                .isInstanceOf(ExcelTooLong.class);
    }

    @Test
    void namesTheFileSafely() {
        var header = excel.download("甲/乙\"\r\n", COLUMNS, List.of(), Locale.ENGLISH)
                .getHeaders()
                .getFirst("Content-Disposition");

        assertThat(header)
                .contains("filename*=UTF-8''%E7%94%B2_%E4%B9%99___.xlsx")
                .doesNotContain("\r", "\n");
    }

    @Test
    void readsHeadingsInAnyOrderAndLanguageAndIgnoresBlankRows() throws IOException {
        var bytes = file(sheet -> {
            fill(sheet, 1, "  SIZE ", "文件名");
            fill(sheet, 3, "1,234.50", "甲");
            fill(sheet, 6, "", "  ");
            sheet.createRow(900).createCell(0).setBlank();
        });

        var read = excel.read(upload(bytes), COLUMNS, 1);

        assertThat(read.problems()).isEmpty();
        assertThat(read.rows()).containsExactly(new ExcelRow(4, Map.of("name", "甲", "size", new BigDecimal("1234.5"))));
    }

    @Test
    void readsNumbersAsExcelShowsThem() throws IOException {
        var bytes = file(sheet -> {
            fill(sheet, 0, "Size", "文件名");
            sheet.createRow(1).createCell(0).setCellValue(0.1 + 0.2);
            sheet.getRow(1).createCell(1).setCellValue(3.1);
            sheet.createRow(2).createCell(0).setCellValue(1234.5599999999999);
            sheet.getRow(2).createCell(1).setCellValue(1e15);
        });

        var rows = excel.read(upload(bytes), COLUMNS, 9).rows();

        assertThat(rows.get(0).number("size")).isEqualTo(new BigDecimal("0.3"));
        assertThat(rows.get(0).text("name")).isEqualTo("3.1");
        assertThat(rows.get(1).number("size")).isEqualTo(new BigDecimal("1234.56"));
        assertThat(rows.get(1).text("name")).isEqualTo("1000000000000000");
    }

    @Test
    void namesEveryBadCellByRowAndColumn() throws IOException {
        var bytes = file(sheet -> {
            fill(sheet, 0, "文件名", "Size", "报价（元）", "Date", "递交截止", "类型");
            var row = sheet.createRow(6);
            row.createCell(0).setCellFormula("1+1");
            row.createCell(1).setCellValue("many");
            row.createCell(2).setCellValue(1.005);
            row.createCell(3).setCellValue("2026-02-30");
            row.createCell(4).setCellValue(46000);
            row.createCell(5).setCellValue("maybe");
            row.createCell(9).setCellValue("stray");
            var next = sheet.createRow(7);
            next.createCell(0).setCellValue(LocalDate.of(2026, 3, 1));
            next.getCell(0).setCellStyle(dateStyle(sheet));
            next.createCell(1).setCellErrorValue(FormulaError.DIV0.getCode());
            next.createCell(2).setCellValue(true);
        });

        var problems = excel.read(upload(bytes), COLUMNS, 9).problems();

        assertThat(problems)
                .extracting(FieldProblem::field, problem -> ((FieldProblem)
                                problem.arguments().get(2))
                        .messageKey()
                        .replace("document.excel.", ""))
                .containsExactly(
                        tuple("7.name", "formula"),
                        tuple("7.size", "noNumber"),
                        tuple("7.price", "noMoney"),
                        tuple("7.day", "noDate"),
                        tuple("7.moment", "noInstant"),
                        tuple("7.kind", "noChoice"),
                        tuple("7.J", "noHeading"),
                        tuple("8.name", "dateForText"),
                        tuple("8.size", "error"),
                        tuple("8.price", "noMoney"));
    }

    @Test
    void readsDatesOfBothKindsOfWorkbook() throws IOException {
        for (var from1904 : List.of(false, true)) {
            var bytes = file(sheet -> {
                sheet.getWorkbook().getCTWorkbook().getWorkbookPr().setDate1904(from1904);
                fill(sheet, 0, "文件名", "Date");
                fill(sheet, 1, "甲", "");
                sheet.getRow(1).createCell(1).setCellValue(DateUtil.getExcelDate(LocalDate.of(2026, 3, 1), from1904));
                sheet.getRow(1).getCell(1).setCellStyle(dateStyle(sheet));
                fill(sheet, 2, "乙", "2026/3/1");
            });

            assertThat(excel.read(upload(bytes), COLUMNS, 9).rows())
                    .extracting(row -> row.date("day"))
                    .containsOnly(LocalDate.of(2026, 3, 1));
        }
    }

    @Test
    void refusesHeadingsThatNobodyUnderstands() throws IOException {
        var bytes = file(sheet -> {
            fill(sheet, 0, "Size", "大小", "客户");
            fill(sheet, 1, "1", "2", "3");
        });

        var refused = catchThrowableOfType(ExcelRefused.class, () -> excel.read(upload(bytes), COLUMNS, 9));

        assertThat(refused.problems()).extracting(FieldProblem::field).containsExactly("1.B", "1.C", "1.name");
        assertThat(refused).hasMessageContaining("headingTwice").hasMessageContaining("headingMissing");
    }

    @Test
    void refusesTablesThatAreTooLongTooWideOrEmpty() throws IOException {
        var three = file(sheet -> IntStream.range(0, 4).forEach(row -> fill(sheet, row, row == 0 ? "文件名" : "x")));
        var wide = file(sheet -> {
            fill(sheet, 0, "文件名");
            sheet.createRow(1).createCell(16_000).setCellValue("x");
        });
        var empty = file(sheet -> fill(sheet, 0, "文件名"));

        assertThat(excel.read(upload(three), COLUMNS, 3).rows()).hasSize(3);
        assertRefused(upload(three), 2, "tooManyRows");
        assertRefused(upload(wide), 9, "tooManyColumns");
        assertRefused(upload(empty), 9, "noRows");
        assertRefused(upload(file(sheet -> {})), 9, "noRows");
    }

    @Test
    void refusesWhatIsNoXlsx() throws IOException, GeneralSecurityException {
        var good = file(sheet -> fill(sheet, 0, "文件名"));
        assertRefused(upload(old()), 9, "excel.old");
        assertRefused(upload(withPassword(good)), 9, "excel.password");
        assertRefused(upload("文件名,大小\n甲,1\n".getBytes(StandardCharsets.UTF_8)), 9, "excel.noExcel");
        assertRefused(new Upload("a.xls", good.length, () -> new ByteArrayInputStream(good)), 9, "excel.noExcel");
        assertRefused(upload(new byte[0]), 9, "document.empty");
        assertRefused(upload(zipped("[Content_Types].xml", "<Types/>")), 9, "excel.broken");
        assertRefused(upload(Arrays.copyOf(good, good.length / 2)), 9, "excel.broken");
        assertRefused(upload("PK\3\4 and nothing more".getBytes(StandardCharsets.US_ASCII)), 9, "excel.broken");
    }

    @Test
    void refusesAGigabyteWithoutReadingIt() {
        var upload = new Upload("a.xlsx", 1L << 30, () -> {
            throw new AssertionError("read");
        });

        assertRefused(upload, 9, "document.tooLarge");
    }

    @Test
    void refusesWhatSwellsWhenUnpacked() throws IOException {
        var one = replaced("xl/worksheets/sheet1.xml", out -> zeros(out, 40));
        var ratio = replaced("xl/media/image1.png", out -> zeros(out, 2));
        var many = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(many)) {
            for (var entry = 0; entry < 600; entry++) {
                zip.putNextEntry(new ZipEntry("xl/" + entry + ".xml"));
            }
        }

        assertThat(one.length).isLessThan(100_000);
        assertRefused(upload(one), 9, "excel.bomb");
        assertRefused(upload(ratio), 9, "excel.bomb");
        assertRefused(upload(many.toByteArray()), 9, "excel.bomb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"})
    void followsNoEntities(String part) throws IOException {
        var good = file(sheet -> {
            fill(sheet, 0, "文件名");
            fill(sheet, 1, "甲");
        });
        var bytes = changed(
                good,
                part,
                xml -> xml.replaceFirst(
                        "^(<\\?xml[^>]*>)?",
                        "$1" + Matcher.quoteReplacement("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")));

        assertThat(excel.read(upload(good), COLUMNS, 9).rows())
                .as("but for the entity it is a good file")
                .hasSize(1);
        assertRefused(upload(bytes), 9, "excel.broken");
    }

    @Test
    void refusesTextsThatAreSharedByMoreThanMemoryHolds() throws IOException {
        var wide = file(sheet -> {
            fill(sheet, 0, "文件名");
            fill(sheet, 1, Collections.nCopies(200, "x").toArray(String[]::new));
        });
        var high = file(sheet -> {
            fill(sheet, 0, "文件名");
            IntStream.rangeClosed(1, 1_100).forEach(row -> fill(sheet, row, "x"));
        });

        assertRefused(upload(sharing(wide, 2 * 1024 * 1024)), 9, "excel.noText");
        assertRefused(upload(sharing(wide, 32_768)), 9, "excel.noText");
        assertRefused(upload(sharing(high, 32_767)), 2_000, "excel.bomb");
        var read = excel.read(upload(sharing(high, 3_000)), COLUMNS, 2_000);
        assertThat(read.rows()).hasSize(1_100).allSatisfy(row -> assertThat(row.text("name"))
                .hasSize(3_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1", "0", "-7"})
    void refusesRowsThatDoNotFollowEachOther(String number) throws IOException {
        var good = file(sheet -> IntStream.range(0, 3).forEach(row -> fill(sheet, row, row == 0 ? "文件名" : "x")));
        var bytes = changed(
                good, "xl/worksheets/sheet1.xml", xml -> xml.replace("<row r=\"3\"", "<row r=\"" + number + "\""));

        assertRefused(upload(bytes), 9, "excel.broken");
    }

    @Test
    void stopsAtTwoHundredProblemsAndSaysThatThereAreMore() throws IOException {
        for (var bad : List.of(200, 201)) {
            var bytes = file(sheet -> {
                fill(sheet, 0, "文件名", "Size");
                IntStream.rangeClosed(1, bad).forEach(row -> fill(sheet, row, "x", "many"));
            });

            ThrowingCallable taking = () -> {
                throw new ExcelRefused(excel.read(upload(bytes), COLUMNS, 999).problems());
            };

            assertThatThrownBy(taking)
                    .isInstanceOf(ExcelRefused.class)
                    .hasMessageContaining(bad == 200 ? "refused [200]" : "refusedMore [200]")
                    .extracting(refused -> ((Refusal) refused).problems().size())
                    .isEqualTo(200);
        }
    }

    @Test
    void passesOverFormatsThatExcelWouldNotTake() throws IOException {
        var bytes = file(sheet -> {
            fill(sheet, 0, "文件名", "Date");
            fill(sheet, 1, "甲", "");
            var style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy".repeat(75)));
            sheet.getRow(1).createCell(1).setCellValue(46_000);
            sheet.getRow(1).getCell(1).setCellStyle(style);
        });

        assertThat(excel.read(upload(bytes), COLUMNS, 9).problems())
                .extracting(FieldProblem::field)
                .containsExactly("2.day");
    }

    private void assertRefused(Upload upload, int mostRows, String why) {
        assertThatThrownBy(() -> excel.read(upload, COLUMNS, mostRows))
                .isInstanceOf(ExcelRefused.class)
                .hasMessageContaining(why)
                .extracting(refused -> ((Refusal) refused).problems().get(0).field())
                .isEqualTo("file");
    }

    private byte[] written(List<? extends Map<String, ?>> rows, Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        excel.write(COLUMNS, rows, language, out);
        return out.toByteArray();
    }

    private static XSSFSheet sheet(byte[] bytes) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return workbook.getSheetAt(0);
        }
    }

    private static Upload upload(byte[] bytes) {
        return new Upload("条款.XLSX", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static byte[] file(Consumer<XSSFSheet> filling) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            filling.accept(workbook.createSheet());
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(XSSFSheet sheet, int at, String... texts) {
        var row = sheet.createRow(at);
        for (var place = 0; place < texts.length; place++) {
            row.createCell(place).setCellValue(texts[place]);
        }
    }

    private static CellStyle dateStyle(XSSFSheet sheet) {
        var style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
        return style;
    }

    private static byte[] old() throws IOException {
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet();
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] withPassword(byte[] bytes) throws IOException, GeneralSecurityException {
        try (var file = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(file)) {
                out.write(bytes);
            }
            var out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] zipped(String name, String content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private interface Part {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A good file with one part replaced or added. */
    private static byte[] replaced(String name, Part part) throws IOException {
        var good = file(sheet -> fill(sheet, 0, "文件名"));
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(good));
                var zip = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (!entry.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    from.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(name));
            part.writeTo(zip);
        }
        return out.toByteArray();
    }

    /** A file whose cells with x have a text of this length instead, which no archive packs tightly. */
    private static byte[] sharing(byte[] file, int length) throws IOException {
        var text = new Random(1)
                .ints(length, '0', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return changed(file, "xl/sharedStrings.xml", xml -> xml.replace(">x<", ">" + text + "<"));
    }

    private static byte[] changed(byte[] file, String part, UnaryOperator<String> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(file));
                var zip = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var content = from.readAllBytes();
                zip.write(
                        entry.getName().equals(part)
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return out.toByteArray();
    }

    private static void zeros(OutputStream out, int megabytes) throws IOException {
        var piece = new byte[1024 * 1024];
        for (var megabyte = 0; megabyte < megabytes; megabyte++) {
            out.write(piece);
        }
    }
}
