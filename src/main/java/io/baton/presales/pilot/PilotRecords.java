package io.baton.presales.pilot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pilots and what was lent for them. */
@Component
class PilotRecords {

    private final JdbcClient jdbc;

    PilotRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Pilot> find(String number) {
        return jdbc.sql("select * from baton.pilot where number = :number")
                .param("number", number)
                .query((row, index) -> pilot(row))
                .optional();
    }

    Pilot get(String number) {
        return find(number).orElseThrow(() -> new PilotUnknown(number));
    }

    /** The pilot, with its row locked: what is lent and what comes back is counted one after the other. */
    Pilot lock(String number) {
        return jdbc.sql("select * from baton.pilot where number = :number for no key update")
                .param("number", number)
                .query((row, index) -> pilot(row))
                .optional()
                .orElseThrow(() -> new PilotUnknown(number));
    }

    /** The newest first. */
    List<Pilot> of(String projectNumber) {
        return jdbc.sql("select * from baton.pilot where project_number = :project order by number desc")
                .param("project", projectNumber)
                .query((row, index) -> pilot(row))
                .list();
    }

    void add(Pilot pilot) {
        jdbc.sql(
                        """
                        insert into baton.pilot (number, project_number, scope, criteria, ends_on, keeper, status,
                            created_by, created_at, changed_by, changed_at)
                        values (:number, :project, :scope, :criteria, :endsOn, :keeper, :status, :by, :at, :by, :at)
                        """)
                .param("number", pilot.number())
                .param("project", pilot.projectNumber())
                .param("scope", pilot.scope())
                .param("criteria", pilot.criteria())
                .param("endsOn", pilot.endsOn())
                .param("keeper", pilot.keeper())
                .param("status", pilot.status().name())
                .param("by", pilot.startedBy())
                .param("at", Timestamp.from(pilot.startedAt()))
                .update();
    }

    void extended(String number, LocalDate endsOn, String reason, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.pilot set extended_from = ends_on, ends_on = :endsOn, extension_reason = :reason,
                            changed_by = :by, changed_at = :at where number = :number
                        """)
                .param("endsOn", endsOn)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("number", number)
                .update();
    }

    void decided(String number, PilotOutcome outcome, String remark, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.pilot set status = 'RETURNING', outcome = :outcome, remark = :remark, decided_by = :by,
                            decided_at = :at, changed_by = :by, changed_at = :at where number = :number
                        """)
                .param("outcome", outcome.name())
                .param("remark", remark)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("number", number)
                .update();
    }

    void handedBack(String number, @Nullable String remark, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.pilot set return_remark = :remark, changed_by = :by, changed_at = :at
                        where number = :number
                        """)
                .param("remark", remark)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("number", number)
                .update();
    }

    void ended(String number, Instant at) {
        jdbc.sql("update baton.pilot set status = 'ENDED', ended_at = :at, changed_at = :at where number = :number")
                .param("at", Timestamp.from(at))
                .param("number", number)
                .update();
    }

    List<Equipment> equipment(String number) {
        return jdbc.sql("select * from baton.pilot_equipment where pilot_number = :number order by piece")
                .param("number", number)
                .query((row, index) -> equipment(row))
                .list();
    }

    void lend(String number, EquipmentDraft lent, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.pilot_equipment (pilot_number, piece, what, serial, quantity,
                            created_by, created_at, changed_by, changed_at)
                        select :number, count(*) + 1, :what, :serial, :quantity, :by, :at, :by, :at
                        from baton.pilot_equipment where pilot_number = :number
                        """)
                .param("number", number)
                .param("what", lent.what())
                .param("serial", lent.serial())
                .param("quantity", lent.pieces())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void returned(
            String number, int piece, Equipment.Condition condition, @Nullable String remark, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.pilot_equipment set condition = :condition, remark = :remark, returned_by = :by,
                            returned_at = :at, changed_by = :by, changed_at = :at
                        where pilot_number = :number and piece = :piece
                        """)
                .param("condition", condition.name())
                .param("remark", remark)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("number", number)
                .param("piece", piece)
                .update();
    }

    private static Pilot pilot(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Pilot(
                row.getString("number"),
                row.getString("project_number"),
                row.getString("scope"),
                row.getString("criteria"),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("extended_from", LocalDate.class),
                row.getString("extension_reason"),
                row.getString("keeper"),
                PilotStatus.valueOf(row.getString("status")),
                outcome == null ? null : PilotOutcome.valueOf(outcome),
                row.getString("remark"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "ended_at"));
    }

    private static Equipment equipment(ResultSet row) throws SQLException {
        var condition = row.getString("condition");
        return new Equipment(
                row.getInt("piece"),
                row.getString("what"),
                row.getString("serial"),
                row.getInt("quantity"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                condition == null ? null : Equipment.Condition.valueOf(condition),
                row.getString("remark"),
                row.getString("returned_by"),
                instant(row, "returned_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
