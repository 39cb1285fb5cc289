package io.baton.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.baton.engine.VariableWritten;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends rows to {@code baton.evidence}: all rows of a transaction in one statement, last thing before it commits. Whatever undoes
 * the transaction undoes them, and when they can't be written the act doesn't happen.
 */
@Component
class Ledger {

    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private final JdbcClient jdbc;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws IllegalStateException outside a transaction: an act and its evidence stand or fall together */
    void keep(Map<String, @Nullable Object> row) {
        var pending = pending();
        if (pending.written) {
            append(List.of(row));
        } else {
            pending.rows.add(row);
        }
    }

    /** Gathers what is written to one case, by anybody in the transaction, into one row. */
    void keep(VariableWritten written, Supplier<Map<String, @Nullable Object>> newRow) {
        var pending = pending();
        if (pending.written) {
            var late = withValues(newRow.get());
            note(written, late);
            append(List.of(late));
            return;
        }
        note(written, pending.values.computeIfAbsent(written.processInstanceId(), instance -> {
            var fresh = withValues(newRow.get());
            pending.rows.add(fresh);
            return fresh;
        }));
    }

    private static Map<String, @Nullable Object> withValues(Map<String, @Nullable Object> row) {
        row.put(BEFORE, new LinkedHashMap<String, @Nullable Object>());
        row.put(AFTER, new LinkedHashMap<String, @Nullable Object>());
        return row;
    }

    private static void note(VariableWritten written, Map<String, @Nullable Object> row) {
        var before = values(row, BEFORE);
        if (!before.containsKey(written.name())) {
            before.put(written.name(), written.before());
        }
        values(row, AFTER).put(written.name(), written.value());
    }

    /** Moves what was written to the case so far into this row. */
    void takeValues(String processInstanceId, Map<String, @Nullable Object> row) {
        var pending = pending();
        var written = pending.values.remove(processInstanceId);
        if (written != null) {
            pending.rows.remove(written);
            row.put(BEFORE, written.get(BEFORE));
            row.put(AFTER, written.get(AFTER));
        }
    }

    /** The row of what was written to the case so far, if anything was. */
    Optional<Map<String, @Nullable Object>> valuesOf(String processInstanceId) {
        return Optional.ofNullable(pending().values.get(processInstanceId));
    }

    private Pending pending() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An act outside a transaction has no evidence");
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Pending();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    private void append(List<Map<String, @Nullable Object>> rows) {
        var stored = rows.stream()
                .map(row -> {
                    row.put("id", ids.generate().toString());
                    return EvidenceRow.of(row);
                })
                .toList();
        jdbc.sql(
                        """
                        insert into baton.evidence (id, at, act, by, case_number, subject, content, digest)
                        select cast(said ->> 'id' as uuid), cast(said ->> 'at' as timestamptz), said ->> 'act', said ->> 'by',
                            said ->> 'case', said ->> 'subject', content, digest
                        from (select content, digest, cast(content as jsonb) as said
                              from unnest(:contents, :digests) as row (content, digest)) as rows
                        """)
                .param("contents", stored.stream().map(EvidenceRow::content).toArray(String[]::new))
                .param("digests", stored.stream().map(EvidenceRow::digest).toArray(String[]::new))
                .update();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> values(Map<String, @Nullable Object> row, String member) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(row.get(member));
    }

    /** The rows of one transaction. */
    private final class Pending implements TransactionSynchronization {

        private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        private final Map<String, Map<String, @Nullable Object>> values = new LinkedHashMap<>();
        private boolean written;

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            append(rows);
        }
    }
}
