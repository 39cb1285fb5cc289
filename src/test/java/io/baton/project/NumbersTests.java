package io.baton.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
@Tag("R-OR-2")
class NumbersTests {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void countAnewInEachYearFromMidnightInShanghai() {
        var lastOfTheYear = at("2098-12-31T15:59:59.999Z");
        var firstOfTheNext = at("2098-12-31T16:00:00Z");

        assertThat(lastOfTheYear.next("XM")).isEqualTo("XM-2098-000001");
        assertThat(lastOfTheYear.next("XM")).isEqualTo("XM-2098-000002");
        assertThat(firstOfTheNext.next("XM")).isEqualTo("XM-2099-000001");
        assertThat(firstOfTheNext.next("XM")).isEqualTo("XM-2099-000002");
    }

    @Test
    void areNeverGivenTwiceByAClockThatIsLate() {
        assertThat(at("2097-12-31T15:00:00Z").next("XM")).isEqualTo("XM-2097-000001");
        assertThat(at("2097-12-31T17:00:00Z").next("XM")).isEqualTo("XM-2098-000001");

        assertThat(at("2097-12-31T15:00:00Z").next("XM")).startsWith("XM-2097-").isNotEqualTo("XM-2097-000001");
    }

    private Numbers at(String instant) {
        return new Numbers(jdbc, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }
}
