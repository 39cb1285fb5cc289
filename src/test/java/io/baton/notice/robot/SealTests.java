package io.baton.notice.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTests {

    private static final String KEY = "a-key-that-is-long-enough-for-this";
    private static final String HOOK = "https://oapi.dingtalk.com/robot/send?access_token=123";

    @TempDir
    private Path home;

    @Test
    void opensWhatItClosed() {
        var seal = configured(KEY);
        var closed = new HashSet<String>();
        for (var time = 0; time < 5; time++) {
            closed.add(seal.close(HOOK));
        }
        assertThat(closed).as("never the same twice").hasSize(5).allSatisfy(text -> {
            assertThat(text).doesNotContain("dingtalk", "://");
            assertThat(configured(KEY).open(text)).contains(HOOK);
        });
    }

    @Test
    void opensNothingThatAnotherKeyClosedOrThatWasChanged() {
        var closed = configured(KEY).close(HOOK);
        assertThat(configured(KEY + "2").open(closed)).isEmpty();
        assertThat(configured("").open(closed)).isEmpty();
        var last = closed.charAt(closed.length() - 1);
        assertThat(configured(KEY).open(closed.substring(0, closed.length() - 1) + (last == '0' ? '1' : '0')))
                .isEmpty();
        assertThat(configured(KEY).open("not sealed")).isEmpty();
    }

    @Test
    void sealsNothingWithAKeyFileThatWasEmptied() throws IOException {
        var data = Files.createDirectory(home.resolve("data"));
        var closed = new Seal("", true, data).close(HOOK);
        Files.writeString(home.resolve("data.key"), "");
        assertThatThrownBy(() -> new Seal("", true, data).close(HOOK)).isInstanceOf(SecretKeyMissing.class);
        assertThat(new Seal("", true, data).open(closed)).isEmpty();
    }

    @Test
    void makesItselfOneKeyBesideTheDataFolderForItsOwnerOnly() throws IOException {
        var data = Files.createDirectory(home.resolve("data"));
        var seal = new Seal("", true, data);
        assertThat(home.resolve("data.key")).as("only when one is needed").doesNotExist();
        assertThat(seal.hasKey()).isTrue();

        var closed = seal.close(HOOK);

        assertThat(home.resolve("data.key")).isRegularFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data.key"))))
                .isEqualTo("rw-------");
        try (var inside = Files.list(data)) {
            assertThat(inside).isEmpty();
        }
        assertThat(new Seal("", true, data).open(closed)).contains(HOOK);
        assertThat(new Seal(KEY, true, data).open(closed))
                .as("a configured key counts first")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "short", "thirty-one-characters-are-short"})
    void asksTheOperatorForAKey(String key) {
        var seal = configured(key);
        assertThat(seal.hasKey()).isFalse();
        assertThatThrownBy(() -> seal.close(HOOK)).isInstanceOf(SecretKeyMissing.class);
        assertThat(home).isEmptyDirectory();
    }

    private Seal configured(String key) {
        return new Seal(key, false, home.resolve("data"));
    }
}
