package io.baton;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** People and departments for tests that go through the front door. All have the same {@link #PASSWORD}. */
@Component
public class Staff {

    public static final String PASSWORD = "correct horse";

    private static volatile String hash = "";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    Staff(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /** The department, made when it is new. */
    public Staff department(String id, String kind, String parent) {
        jdbc.sql(
                        """
                        insert into baton.department (id, name, name_en, kind, parent_id, created_by, created_at, changed_by, changed_at)
                        values (:id, :id, :id, :kind, :parent, 'test', now(), 'test', now()) on conflict do nothing
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("parent", parent)
                .update();
        return this;
    }

    /** The person with exactly these groups, made when new. */
    public Staff person(String id, String department, String... groups) {
        if (hash.isEmpty()) {
            hash = passwords.encode(PASSWORD);
        }
        jdbc.sql(
                        """
                        insert into baton.account (id, name, password_hash, department_id, created_by, created_at, changed_by, changed_at)
                        values (:id, :name, :hash, :department, 'test', now(), 'test', now())
                        on conflict (id) do update set enabled = true, department_id = :department, password_hash = :hash
                        """)
                .param("id", id)
                .param("name", "人" + id)
                .param("hash", hash)
                .param("department", department)
                .update();
        jdbc.sql("delete from baton.account_group where account_id = :id")
                .param("id", id)
                .update();
        for (var group : List.of(groups)) {
            jdbc.sql("insert into baton.account_group (account_id, group_id) values (:id, :group)")
                    .param("id", id)
                    .param("group", group)
                    .update();
        }
        return this;
    }

    public void disable(String id) {
        jdbc.sql("update baton.account set enabled = false where id = :id")
                .param("id", id)
                .update();
    }
}
