package io.baton.presales;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Solution versions and their authors; rows are only added. */
@Component
class Solutions {

    /** Why somebody is an author of a solution (R-PS-6). */
    enum Part {
        SAVED,
        CO_AUTHOR,
        UPLOADED,
        DESIGNED
    }

    private final JdbcClient jdbc;

    Solutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions, the newest first. */
    List<SolutionVersion> versions(String projectNumber) {
        return jdbc.sql("select * from baton.solution_version where project_number = :number order by version desc")
                .param("number", projectNumber)
                .query((row, index) -> version(row))
                .list();
    }

    Optional<SolutionVersion> latest(String projectNumber) {
        return jdbc.sql(
                        "select * from baton.solution_version where project_number = :number order by version desc limit 1")
                .param("number", projectNumber)
                .query((row, index) -> version(row))
                .optional();
    }

    void add(String projectNumber, SolutionVersion version) {
        var ipRan = version.ipRan();
        jdbc.sql(
                        """
                        insert into baton.solution_version (project_number, version, summary, ring_slot_use, covers_year, technology,
                            recommended, needs_expansion, deviation_reason, investment, annual_cost, annual_revenue, co_authors, files, digest,
                            created_by, created_at, ring, peak_load, reserved_mbps, added_mbps, room, room_reason, ring_state)
                        values (:number, :version, :summary, :ringSlotUse, :coversYear, :technology, :recommended, :needsExpansion,
                            :deviationReason, :investment, :annualCost, :annualRevenue, :coAuthors, :files, :digest, :by, :at,
                            :ring, :peakLoad, :reservedMbps, :addedMbps, :room, :roomReason, :ringState)
                        """)
                .param("number", projectNumber)
                .param("version", version.version())
                .param("summary", version.summary())
                .param("ringSlotUse", version.ringSlotUse())
                .param("coversYear", version.coversYear())
                .param("technology", version.technology().name())
                .param("recommended", version.recommended().name())
                .param("needsExpansion", version.needsExpansion())
                .param("deviationReason", version.deviationReason())
                .param("investment", version.investment())
                .param("annualCost", version.annualCost())
                .param("annualRevenue", version.annualRevenue())
                .param("coAuthors", String.join(" ", version.coAuthors()))
                .param("files", String.join(" ", version.files()))
                .param("digest", version.digest())
                .param("by", version.createdBy())
                .param("at", Timestamp.from(version.createdAt()))
                .param("ring", ipRan == null ? null : ipRan.ring())
                .param("peakLoad", ipRan == null ? null : ipRan.peakLoad())
                .param("reservedMbps", ipRan == null ? null : ipRan.reservedMbps())
                .param("addedMbps", ipRan == null ? null : ipRan.addedMbps())
                .param("room", ipRan == null ? null : ipRan.room().name())
                .param("roomReason", ipRan == null ? null : ipRan.roomReason())
                .param("ringState", ipRan == null ? null : ipRan.state().name())
                .update();
    }

    /** The person is an author from now on, whatever comes. */
    void author(String projectNumber, String personId, Part part, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.solution_author (project_number, person_id, part, created_by, created_at)
                        values (:number, :person, :part, :by, :at) on conflict do nothing
                        """)
                .param("number", projectNumber)
                .param("person", personId)
                .param("part", part.name())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    Set<String> authors(String projectNumber) {
        return Set.copyOf(
                jdbc.sql("select distinct person_id from baton.solution_author where project_number = :number")
                        .param("number", projectNumber)
                        .query(String.class)
                        .list());
    }

    /** SHA-256 over every value, each with its length before it, so that no two contents look alike. */
    static String digest(List<?> content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var value : content) {
                var bytes = plain(value).getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** 10 and 10.00 are the same amount. */
    private static String plain(@Nullable Object value) {
        return value instanceof BigDecimal amount ? amount.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private static SolutionVersion version(ResultSet row) throws SQLException {
        return new SolutionVersion(
                row.getInt("version"),
                row.getString("summary"),
                row.getBigDecimal("ring_slot_use"),
                row.getObject("covers_year", Boolean.class),
                Technology.valueOf(row.getString("technology")),
                Technology.valueOf(row.getString("recommended")),
                row.getBoolean("needs_expansion"),
                row.getString("deviation_reason"),
                row.getBigDecimal("investment"),
                row.getBigDecimal("annual_cost"),
                row.getBigDecimal("annual_revenue"),
                words(row.getString("co_authors")),
                words(row.getString("files")),
                row.getString("digest"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("ring") == null ? null : ipRan(row));
    }

    private static IpRan ipRan(ResultSet row) throws SQLException {
        return new IpRan(
                row.getString("ring"),
                row.getBigDecimal("peak_load"),
                row.getBigDecimal("reserved_mbps"),
                row.getBigDecimal("added_mbps"),
                IpRan.Room.valueOf(row.getString("room")),
                row.getString("room_reason"),
                IpRan.State.valueOf(row.getString("ring_state")));
    }

    private static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }
}
