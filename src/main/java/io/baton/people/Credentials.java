package io.baton.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Compares passwords. An unknown or disabled account costs the same work as a known one, so that nothing can be told apart. */
@Component
class Credentials {

    private static final int LONGEST = 1000;

    private record Stored(String hash, boolean enabled) {}

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final String nobodysHash;

    Credentials(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.nobodysHash = passwords.encode(UUID.randomUUID().toString());
    }

    /** Whether the password is that of an enabled account. */
    boolean match(String id, String password) {
        if (password.length() > LONGEST) {
            return false;
        }
        var stored = stored(id);
        var right = passwords.matches(password, stored.map(Stored::hash).orElse(nobodysHash));
        return right && stored.filter(Stored::enabled).isPresent();
    }

    /** The mark of the account's present password; null when there is no such account or it is disabled. */
    @Nullable
    String mark(String id) {
        return stored(id)
                .filter(Stored::enabled)
                .map(account -> digest(account.hash()))
                .orElse(null);
    }

    private Optional<Stored> stored(String id) {
        return jdbc.sql("select password_hash, enabled from baton.account where id = :id")
                .param("id", id.indexOf('\0') >= 0 ? "" : id)
                .query((row, number) -> new Stored(row.getString("password_hash"), row.getBoolean("enabled")))
                .optional();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
