package io.baton.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * One row of evidence as it is stored: the canonical JSON (RFC 8785) that says everything, and the SHA-256 of its UTF-8 bytes.
 * The format is written down in {@code docs/evidence.md}.
 */
record EvidenceRow(String content, String digest) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param members what the row says; members that are null are left out */
    static EvidenceRow of(Map<String, ?> members) {
        var present = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> {
            if (value != null) {
                present.put(name, plain(value));
            }
        });
        try {
            var content = new JsonCanonicalizer(JSON.writeValueAsString(present)).getEncodedString();
            return new EvidenceRow(content, digest(content));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        } catch (IOException unreadable) {
            throw new IllegalStateException("No canonical form of an act", unreadable);
        }
    }

    static String digest(String content) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A text for everything but truth values, whole numbers that every reader holds exactly, lists and maps: the canonical form
     * writes numbers as doubles, and an amount of money must not pass through one.
     */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Short) {
            return value;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new TreeMap<String, @Nullable Object>();
            map.forEach((name, member) -> plain.put(name.toString(), plain(member)));
            return plain;
        }
        if (value instanceof Record row) {
            return plain(members(row));
        }
        if (value instanceof Set<?> set) {
            return set.stream()
                    .map(EvidenceRow::plain)
                    .sorted(Comparator.comparing(Object::toString))
                    .toList();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(EvidenceRow::plain).toList();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        // Instants and dates in ISO 8601, text as it is.
        return value instanceof TemporalAccessor
                        || value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof UUID
                ? value.toString()
                : refuse(value);
    }

    private static Map<String, @Nullable Object> members(Record row) {
        var members = new TreeMap<String, @Nullable Object>();
        for (var component : row.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                members.put(component.getName(), accessor.invoke(row));
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalStateException("A record that can't be read: " + row.getClass(), unreadable);
            }
        }
        return members;
    }

    private static Object refuse(Object value) {
        throw new IllegalArgumentException("Evidence keeps plain values, not a " + value.getClass());
    }
}
