package io.baton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    Path home;

    @Test
    void refusesAFolderItCannotWrite() throws IOException {
        var file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("数据文件夹 " + file.resolve("data") + " 无法写入")
                .hasMessageContaining("can't be written");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions")
    void isNobodyElsesBusiness() throws IOException {
        DataFolder.open(home.resolve("data")).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void isFreeAgainWhenClosed() throws IOException {
        var first = DataFolder.open(home);
        assertThatThrownBy(() -> DataFolder.open(home)).hasMessageContaining("Another Baton uses this folder");
        first.close();
        DataFolder.open(home).close();
    }
}
