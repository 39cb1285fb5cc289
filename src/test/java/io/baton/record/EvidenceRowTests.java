package io.baton.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceRowTests {

    private record Paper(String name, BigDecimal price, @Nullable String remark) {}

    @Test
    void isTheSameForTheSameFactsInWhateverOrder() {
        var one = new LinkedHashMap<String, Object>();
        one.put("b", 1);
        one.put("a", "字\n\u0001\"");
        var other = new LinkedHashMap<String, Object>();
        other.put("a", "字\n\u0001\"");
        other.put("b", 1);

        assertThat(EvidenceRow.of(one)).isEqualTo(EvidenceRow.of(other));
        // RFC 8785: members by name, no white space, two-character escapes where there are any, others in lower case.
        assertThat(EvidenceRow.of(one).content()).isEqualTo("{\"a\":\"字\\n\\u0001\\\"\",\"b\":1}");
    }

    @Test
    void digestsTheBytesOfItsContent() throws Exception {
        var row = EvidenceRow.of(Map.of("by", "张三"));
        var digest = MessageDigest.getInstance("SHA-256").digest("{\"by\":\"张三\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(row.digest()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void keepsAmountsAndLongNumbersAsText() {
        var id = UUID.fromString("00000000-0000-0000-0000-000000000001");
        var row = EvidenceRow.of(Map.of(
                "amount",
                new BigDecimal("9999999999999999.99"),
                "many",
                9007199254740993L,
                "at",
                Instant.parse("2026-02-24T01:00:00Z"),
                "id",
                id,
                "people",
                Set.of("b", "a"),
                "yes",
                true));

        assertThat(row.content())
                .isEqualTo("{\"amount\":\"9999999999999999.99\",\"at\":\"2026-02-24T01:00:00Z\",\"id\":\"" + id
                        + "\",\"many\":\"9007199254740993\",\"people\":[\"a\",\"b\"],\"yes\":true}");
    }

    @Test
    void leavesOutWhatIsNotThereButKeepsAValueThatBecameNull() {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("reason", null);
        row.put("after", new Paper("标书", new BigDecimal("1.50"), null));

        assertThat(EvidenceRow.of(row).content())
                .isEqualTo("{\"after\":{\"name\":\"标书\",\"price\":\"1.50\",\"remark\":null}}");
    }

    @Test
    void refusesWhatIsNoPlainValue() {
        assertThatThrownBy(() -> EvidenceRow.of(Map.of("after", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plain values");
        assertThatThrownBy(() -> EvidenceRow.of(Map.of("after", Arrays.asList(new Object()))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
