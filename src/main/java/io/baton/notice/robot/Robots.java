package io.baton.notice.robot;

import io.baton.notice.delivery.DeliveryFailed;
import io.baton.people.Act;
import io.baton.people.Department;
import io.baton.people.Organisation;
import io.baton.people.People;
import io.baton.web.FieldProblem;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the robots of chat groups; for administrators. */
@org.springframework.stereotype.Service
@Transactional
public class Robots {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 1000;
    private static final int LONGEST_SECRET = 200;

    private static final Logger log = LoggerFactory.getLogger(Robots.class);

    private final RobotRepository robots;
    private final Addresses addresses;
    private final Seal seal;
    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Robots(
            RobotRepository robots,
            Addresses addresses,
            Seal seal,
            JdbcClient jdbc,
            Organisation organisation,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.robots = robots;
        this.addresses = addresses;
        this.seal = seal;
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an administrator says about a robot.
     *
     * @param service needed; null when none was chosen
     * @param url with its key; empty on a change: address and secret stay
     * @param secret with which DingTalk's robots sign; empty: none
     * @param departmentId null: what concerns people of all departments
     */
    public record RobotDetails(
            String name,
            @Nullable Service service,
            String url,
            String secret,
            @Nullable String departmentId,
            Set<String> kinds,
            boolean enabled) {

        /** Without address and secret: records must not spill them into a log. */
        @Override
        public String toString() {
            return name + " " + service;
        }
    }

    /** Where a robot is reached, and how. */
    record Target(Service service, String url, @Nullable String secret) {

        @Override
        public String toString() {
            return service.name();
        }
    }

    /** @throws io.baton.people.AdminOnly when {@code by} is no administrator */
    @Transactional(readOnly = true)
    public List<RobotView> all(String by) {
        organisation.requireAdmin(by);
        return robots.findAllByOrderByName().stream().map(Robot::view).toList();
    }

    /** @throws RobotUnknown when there is none */
    @Transactional(readOnly = true)
    public RobotView robot(long id, String by) {
        organisation.requireAdmin(by);
        return found(id).view();
    }

    /** Ids of the robots that post notices of the kind to somebody of one of the departments. */
    @Transactional(readOnly = true)
    public List<Long> listeningTo(String kind, Set<String> departments) {
        return robots.findAllByOrderByName().stream()
                .filter(robot -> robot.listensTo(kind, departments))
                .map(Robot::id)
                .toList();
    }

    /**
     * Where messages for the robot go.
     *
     * @throws DeliveryFailed when it is switched off or unknown, or another key has sealed it
     */
    @Transactional(readOnly = true)
    Target target(long id) {
        return robots.findById(id)
                .filter(Robot::enabled)
                .map(this::opened)
                .orElseThrow(() -> DeliveryFailed.untilMended("notice.failure.robotOff"));
    }

    /**
     * The same for an administrator who tries it out, also before it is switched on.
     *
     * @throws RobotUnknown when there is none
     */
    @Transactional(readOnly = true)
    Target tried(long id, String by) {
        organisation.requireAdmin(by);
        return opened(found(id));
    }

    private Target opened(Robot robot) {
        return new Target(
                robot.service(),
                opened(robot, robot.url()),
                robot.secret() == null ? null : opened(robot, robot.secret()));
    }

    private String opened(Robot robot, String text) {
        return robot.isSealed()
                ? seal.open(text).orElseThrow(() -> DeliveryFailed.untilMended("notice.failure.otherKey"))
                : text;
    }

    private record Tested(String outcome, @Nullable String cause) {}

    /** A test message was sent; it was taken, or this is why not. */
    void tested(long id, Optional<DeliveryFailed> failure, String by) {
        var tested =
                failure.map(cause -> new Tested("FAILED", cause.getCodes()[0])).orElse(new Tested("TAKEN", null));
        events.publishEvent(new Act("notice.robotTested", by, null, "robot:" + id, null, tested, null));
    }

    /** What an earlier version kept in plain text is sealed as soon as there is a key. */
    @EventListener(ApplicationReadyEvent.class)
    void sealPlain() {
        var plain = robots.findAllByOrderByName().stream()
                .filter(robot -> !robot.isSealed())
                .toList();
        if (!plain.isEmpty() && !seal.hasKey()) {
            log.warn("{} chat robots stand in the database in plain text: set baton.secret-key", plain.size());
            return;
        }
        for (var robot : plain) {
            // Only what is still plain: another node may do the same at this moment.
            jdbc.sql("update baton.robot set url = :url, secret = :secret where id = :id and url = :plain")
                    .param("url", seal.close(robot.url()))
                    .param("secret", robot.secret() == null ? null : seal.close(robot.secret()))
                    .param("id", robot.id())
                    .param("plain", robot.url())
                    .update();
        }
    }

    /** @throws RobotInvalid when something entered breaks a rule, the address among it */
    public RobotView add(RobotDetails details, String by) {
        organisation.requireAdmin(by);
        var problems = problems(details, 0);
        if (details.url().isBlank()) {
            problems.add(FieldProblem.of("url", "notice.robot.url.MISSING"));
        }
        refuse(problems);
        var robot = new Robot(
                details.name().strip(),
                service(details),
                host(details),
                seal.close(details.url().strip()),
                secret(details),
                by,
                clock.instant());
        robot.describe(details.name().strip(), details.departmentId(), details.kinds(), details.enabled());
        var view = robots.saveAndFlush(robot).view();
        tell("notice.robotAdded", by, null, view);
        return view;
    }

    /**
     * Changes a robot.
     *
     * @param version the version that the administrator saw
     * @throws RobotChanged when somebody else was first
     */
    public RobotView change(long id, RobotDetails details, int version, String by) {
        organisation.requireAdmin(by);
        var robot = found(id);
        if (robot.version() != version) {
            throw new RobotChanged(people.nameOf(robot.changedBy()));
        }
        var problems = problems(details, id);
        var before = robot.view();
        if (details.url().isBlank() && before.service() != details.service() && details.service() != null) {
            problems.add(FieldProblem.of("url", "notice.robot.url.OTHER_SERVICE"));
        }
        refuse(problems);
        robot.describe(details.name().strip(), details.departmentId(), details.kinds(), details.enabled());
        if (!details.url().isBlank()) {
            robot.moveTo(
                    service(details), host(details), seal.close(details.url().strip()), secret(details));
        }
        robot.changed(by, clock.instant());
        var view = robots.saveAndFlush(robot).view();
        tell("notice.robotChanged", by, before, view);
        return view;
    }

    private void tell(String name, String by, @Nullable RobotView before, RobotView after) {
        events.publishEvent(new Act(name, by, null, "robot:" + after.id(), before, after, null));
    }

    private List<FieldProblem> problems(RobotDetails details, long id) {
        var problems = new ArrayList<FieldProblem>();
        if (details.name().isBlank() || details.name().strip().length() > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "notice.robot.problem.name", LONGEST_NAME));
        } else if (robots.existsByNameAndIdNot(details.name().strip(), id)) {
            problems.add(FieldProblem.of("name", "notice.robot.problem.nameTaken"));
        }
        if (details.service() == null) {
            problems.add(FieldProblem.of("service", "notice.robot.problem.service"));
        }
        if (!details.url().isBlank()) {
            urlProblem(details.url()).ifPresent(problems::add);
        }
        if (details.secret().strip().length() > LONGEST_SECRET) {
            problems.add(FieldProblem.of("secret", "notice.robot.problem.secret", LONGEST_SECRET));
        } else if (!details.secret().isBlank() && details.url().isBlank()) {
            problems.add(FieldProblem.of("url", "notice.robot.url.WITH_SECRET"));
        }
        if (details.departmentId() != null
                && people.departments().stream().map(Department::id).noneMatch(details.departmentId()::equals)) {
            problems.add(FieldProblem.of("departmentId", "notice.robot.problem.department"));
        }
        return problems;
    }

    private Optional<FieldProblem> urlProblem(String url) {
        if (url.strip().length() > LONGEST_URL) {
            return Optional.of(FieldProblem.of("url", AddressRefused.Why.UNREADABLE.messageKey()));
        }
        try {
            addresses.checkAndResolve(url);
            return Optional.empty();
        } catch (AddressRefused refused) {
            return Optional.of(FieldProblem.of("url", refused.why().messageKey()));
        }
    }

    private static Service service(RobotDetails details) {
        return Objects.requireNonNull(details.service());
    }

    private static String host(RobotDetails details) {
        return URI.create(details.url().strip()).getHost();
    }

    private @Nullable String secret(RobotDetails details) {
        return details.service() == Service.DINGTALK && !details.secret().isBlank()
                ? seal.close(details.secret().strip())
                : null;
    }

    private Robot found(long id) {
        return robots.findById(id).orElseThrow(RobotUnknown::new);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RobotInvalid(problems);
        }
    }
}
