package io.baton.notice.robot;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Seals what the database must not tell (AES-256 in Galois/Counter Mode), so that who reads the database or its backup has no key to
 * somebody's chat group. The key is {@code baton.secret-key}; a Baton that brings its own database makes itself one, once, in a file
 * beside the data folder and not in it, so that a copy of the folder alone opens nothing.
 */
@Component
class Seal {

    private static final int SHORTEST_KEY = 32;

    /** The key is long and random, so the salt need not be. */
    private static final String SALT = HexFormat.of().formatHex("baton.robot".getBytes(StandardCharsets.US_ASCII));

    private final String configured;
    private final @Nullable Path file;
    private volatile @Nullable TextEncryptor key;

    Seal(
            @Value("${baton.secret-key:}") String configured,
            @Value("${baton.database.embedded}") boolean embedded,
            @Value("${baton.data}") Path data) {
        this.configured = configured.strip();
        var folder = data.toAbsolutePath().normalize();
        this.file = embedded ? folder.resolveSibling(folder.getFileName() + ".key") : null;
    }

    /** Whether something can be sealed here. */
    boolean hasKey() {
        return configured.isEmpty() ? file != null : configured.length() >= SHORTEST_KEY;
    }

    /** @throws SecretKeyMissing when the installation has no key */
    String close(String text) {
        return key().encrypt(text);
    }

    /** Empty when it was sealed with another key, or changed since. */
    Optional<String> open(String sealed) {
        try {
            return Optional.of(key().decrypt(sealed));
        } catch (SecretKeyMissing | IllegalStateException | IllegalArgumentException otherKey) {
            return Optional.empty();
        }
    }

    private TextEncryptor key() {
        var known = key;
        if (known != null) {
            return known;
        }
        if (!hasKey()) {
            throw new SecretKeyMissing(SHORTEST_KEY);
        }
        var made = Encryptors.delux(file == null || !configured.isEmpty() ? configured : ofFile(file), SALT);
        key = made;
        return made;
    }

    private static String ofFile(Path file) {
        try {
            var text = HexFormat.of().formatHex(KeyGenerators.secureRandom(32).generateKey());
            try (var channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), forOwnerOnly(file))) {
                channel.write(StandardCharsets.US_ASCII.encode(text));
                // What is sealed with it is on the disk soon, so the key must be there first.
                channel.force(true);
                return text;
            } catch (FileAlreadyExistsException madeBefore) {
                return whole(Files.readString(file).strip());
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("The key file " + file + " can't be read or written", cause);
        }
    }

    /** An emptied file is no key: it would seal so that anybody could open. */
    private static String whole(String text) {
        if (text.length() < SHORTEST_KEY) {
            throw new SecretKeyMissing(SHORTEST_KEY);
        }
        return text;
    }

    private static FileAttribute<?>[] forOwnerOnly(Path file) throws IOException {
        return Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
