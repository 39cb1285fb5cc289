package io.baton.record;

import io.baton.worklist.CaseActs;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the evidence. Who may read a case's acts is decided by who shows them. */
@Service
@Transactional(readOnly = true)
class Evidence implements CaseActs {

    private final JdbcClient jdbc;

    Evidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the engine told names its instance; the timeline knows it from the flow itself. */
    @Override
    public List<CaseAct> of(Collection<String> businessKeys, int most) {
        return jdbc.sql(
                        """
                        select * from (
                            select id, case_number, at, by, act, cast(content as jsonb) ->> 'onBehalfOf' as on_behalf_of,
                                cast(content as jsonb) ->> 'reason' as reason
                            from baton.evidence
                            where case_number = any(:cases) and cast(content as jsonb) ->> 'instance' is null
                            order by at desc, id desc limit :most) newest
                        order by at, id
                        """)
                .param("cases", businessKeys.toArray(String[]::new))
                .param("most", most)
                .query((row, number) -> new CaseAct(
                        row.getString("case_number"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("on_behalf_of"),
                        row.getString("act").replaceFirst("\\.", ".act."),
                        row.getString("reason")))
                .list();
    }
}
