package io.baton.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.IntegrationTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DocumentsTests {

    private static final String PURPOSE = io.baton.TestDocuments.PURPOSE;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource connections;

    private final String key = "T-" + UUID.randomUUID();

    @Test
    void keepsEveryVersionUnderOneNameAndTheContentOnce() {
        var first = documents.add(key, PURPOSE, FileKindsTests.upload("方案.txt", text("甲")), "author");
        var second = documents.add(key, PURPOSE, FileKindsTests.upload("C:\\temp\\方案.txt", text("乙")), "author");
        var copy = documents.add(key, PURPOSE, FileKindsTests.upload("备份.txt", text("甲")), "author");

        assertThat(first.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.name()).isEqualTo("方案.txt");
        assertThat(copy.digest()).isEqualTo(first.digest());
        assertThat(jdbc.sql("select count(*) from baton.document_content where digest = :digest")
                        .param("digest", first.digest())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(documents.list(key, PURPOSE, "reader"))
                .extracting(Document::name, Document::number)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("备份.txt", 1),
                        org.assertj.core.groups.Tuple.tuple("方案.txt", 2),
                        org.assertj.core.groups.Tuple.tuple("方案.txt", 1));
    }

    @Test
    void givesBackWhatItTookAcrossManyPieces() {
        var bytes = new byte[3 * 256 * 1024 + 17];
        new Random(7).nextBytes(bytes);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);

        var document = documents.add(key, PURPOSE, FileKindsTests.upload("大方案.pdf", bytes), "author");

        var out = new ByteArrayOutputStream();
        documents.write(documents.get(document.id(), "reader"), out);
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void holdsNoConnectionWhileAReaderIsSlow() throws SQLException {
        var document = documents.add(key, PURPOSE, FileKindsTests.upload("方案.txt", text("甲")), "author");
        var pool = connections.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var held = new ArrayList<Integer>();

        documents.write(documents.get(document.id(), "reader"), new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) {
                held.add(pool.getActiveConnections());
            }
        });

        assertThat(held).containsExactly(0);
    }

    @Test
    void hidesDocumentsFromPeopleWhoMayNotReadTheCase() {
        var document = documents.add(key, PURPOSE, FileKindsTests.upload("方案.txt", text("甲")), "author");

        assertThat(documents.list(key, PURPOSE, "stranger")).isEmpty();
        assertThatThrownBy(() -> documents.get(document.id(), "stranger")).isInstanceOf(DocumentNotFound.class);
        assertThatThrownBy(() -> documents.add(key, PURPOSE, FileKindsTests.upload("乙.txt", text("乙")), "stranger"))
                .isInstanceOf(DocumentNotFound.class);
    }

    @Test
    void takesNothingFromReadersNorForAnUnknownPurpose() {
        assertThatThrownBy(() -> documents.add(key, PURPOSE, FileKindsTests.upload("乙.txt", text("乙")), "reader"))
                .isInstanceOf(MayNotAttach.class);
        assertThatThrownBy(() -> documents.add(key, "elsewhere", FileKindsTests.upload("乙.txt", text("乙")), "author"))
                .isInstanceOf(DocumentNotFound.class);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> documents.add(key, PURPOSE, FileKindsTests.upload("空.txt", new byte[0]), "author"))
                .isInstanceOf(DocumentRefused.class)
                .hasMessageContaining("document.empty");
    }

    @Test
    void refusesAFileOverTheLimitWithoutReadingIt() {
        Upload.Content untouched = () -> {
            throw new AssertionError("read");
        };
        assertThatThrownBy(
                        () -> documents.add(key, PURPOSE, new Upload("大.pdf", 51L * 1024 * 1024, untouched), "author"))
                .isInstanceOf(DocumentRefused.class)
                .hasMessageContaining("document.tooLarge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".txt", "a\u0000.txt", "gpj\u202Efdp.txt", "folder/"})
    void refusesANameThatCannotBeShown(String name) {
        assertThatThrownBy(() -> documents.add(key, PURPOSE, FileKindsTests.upload(name, text("甲")), "author"))
                .isInstanceOf(DocumentRefused.class)
                .hasMessageContaining("document.badName");
    }

    @Test
    void keepsNothingOfAFileThatBreaksOff() {
        var opened = new int[1];
        Upload.Content broken = () -> opened[0]++ < 2 ? new ByteArrayInputStream(text("甲乙丙" + key)) : failing();
        assertThatThrownBy(() -> documents.add(key, PURPOSE, new Upload("断.txt", 30, broken), "author"))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(documents.list(key, PURPOSE, "reader")).isEmpty();
    }

    private static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() throws java.io.IOException {
                throw new java.io.IOException("cut");
            }
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
