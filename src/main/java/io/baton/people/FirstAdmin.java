package io.baton.people;

import io.baton.start.StartRefused;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the first administrator of a configured installation, once, before the doors open; without people, demo data and a password
 * for one Baton does not start.
 */
@Component
class FirstAdmin implements SmartInitializingSingleton {

    static final String TOP = "top";
    static final String ID = "admin1";
    static final String SYSTEM = "system:start";

    private final People people;
    private final Organisation organisation;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final String password;
    private final boolean demo;

    FirstAdmin(
            People people,
            Organisation organisation,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            @Value("${baton.admin.password:}") String password,
            @Value("${baton.demo.enabled:false}") boolean demo) {
        this.people = people;
        this.organisation = organisation;
        this.passwords = passwords;
        this.transaction = transaction;
        this.password = password;
        this.demo = demo;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (demo || !people.all().isEmpty()) {
            return;
        }
        if (password.isEmpty()) {
            throw new StartRefused(
                    "还没有任何用户：请设置环境变量 BATON_ADMIN_PASSWORD（baton.admin.password），首次启动时会用它创建管理员 admin1。",
                    "There are no users yet: set BATON_ADMIN_PASSWORD (baton.admin.password); the first start creates the administrator admin1 with it.");
        }
        if (!Organisation.passwordProblems("password", ID, password).isEmpty()) {
            throw new StartRefused(
                    "baton.admin.password 太弱：至少 10 个字符，不超过 72 字节，不能只有几个重复的字符。",
                    "baton.admin.password is too weak: at least 10 characters, at most 72 bytes, and not the same few characters again and again.");
        }
        create("系统管理员", passwords.encode(password));
    }

    /** The top department and its administrator, when there is nobody yet. */
    void create(String name, String passwordHash) {
        transaction.executeWithoutResult(status -> {
            if (organisation.claimFirstStart()) {
                organisation.found(
                        TOP,
                        Department.Kind.TOP,
                        null,
                        new Organisation.DepartmentDetails("政企客户部", "Government and Enterprise Department", null),
                        SYSTEM);
                organisation.open(
                        ID,
                        new Organisation.PersonDetails(name, TOP, Set.of(Group.ADMIN.id()), true),
                        passwordHash,
                        SYSTEM);
            }
        });
    }
}
