package io.baton.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindsTests {

    private static final byte[] PDF = "%PDF-1.7\n%âãÏÓ\n1 0 obj\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D};

    private final FileKinds kinds = new FileKinds();

    static Upload upload(String name, byte[] bytes) {
        return new Upload(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void knowsAFileByItsBytes() throws IOException {
        assertThat(kinds.mediaType(upload("方案.pdf", PDF))).isEqualTo("application/pdf");
        assertThat(kinds.mediaType(upload("拓扑.PNG", PNG))).isEqualTo("image/png");
        assertThat(kinds.mediaType(upload("说明.txt", "点位清单".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("text/plain");
        assertThat(kinds.mediaType(upload("估算.xlsx", zip())))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @Test
    void refusesAFileWhoseNameSaysSomethingElse() {
        assertThatThrownBy(() -> kinds.mediaType(upload("拓扑.png", PDF))).isInstanceOf(DocumentRefused.class);
        assertThatThrownBy(() -> kinds.mediaType(upload("方案.pdf", PNG))).isInstanceOf(DocumentRefused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, <html><script>alert(1)</script></html>",
        "picture.svg, <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "page.pdf, <html><script>alert(1)</script></html>",
        "page.txt, <!DOCTYPE html><html><script>alert(1)</script></html>",
        "run.sh, #!/bin/sh",
        "run.exe, MZ",
        "noending, hello",
        "archive.zip, PK"
    })
    void refusesWhatABrowserOrAMachineMightRun(String name, String content) {
        assertThatThrownBy(() -> kinds.mediaType(upload(name, content.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(DocumentRefused.class);
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
