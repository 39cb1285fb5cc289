package io.baton.contract.renewal;

import io.baton.contract.AmendmentEnded;
import io.baton.contract.Contract;
import io.baton.contract.ContractSigned;
import io.baton.contract.ContractStatus;
import io.baton.contract.Contracts;
import io.baton.contract.renewal.Renewal.Assessment;
import io.baton.contract.renewal.Renewal.Side;
import io.baton.customer.Customers;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import io.baton.web.Times;
import io.baton.worklist.WorkList;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Renewals of contracts about to end (R-CU-3): each term has one, once. */
@Service
@Transactional
public class Renewals {

    /** When the day begins on which a renewal starts (R-CU-3). */
    private static final LocalTime BEGINNING = LocalTime.of(9, 0);

    /** Candidates of the technical assessment. */
    private static final Set<Group> ENGINEERS =
            Set.of(Group.PRESALES_ENGINEER, Group.DISTRICT_ENGINEER, Group.LEAD_ENGINEER);

    private final CustomerRenewalProcess process;
    private final RenewalRecords records;
    private final Contracts contracts;
    private final Projects projects;
    private final Customers customers;
    private final People people;
    private final Settings settings;
    private final Notices notices;
    private final WorkList workList;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Renewals(
            CustomerRenewalProcess process,
            RenewalRecords records,
            Contracts contracts,
            Projects projects,
            Customers customers,
            People people,
            Settings settings,
            Notices notices,
            WorkList workList,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.process = process;
        this.records = records;
        this.contracts = contracts;
        this.projects = projects;
        this.customers = customers;
        this.people = people;
        this.settings = settings;
        this.notices = notices;
        this.workList = workList;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** All of a contract, the newest first; whether the person may read the contract has been decided. */
    @Transactional(readOnly = true)
    List<Renewal> of(String number) {
        return records.of(number);
    }

    /** Numbers of the contracts whose renewal may be due now. */
    @Transactional(readOnly = true)
    List<String> candidates() {
        // The longest way from the end of a contract that a month's end can make it, and a day more for the hour.
        return records.endingBy(
                today().plusMonths(settings.get(RenewalSettings.MONTHS)).plusDays(4));
    }

    /** Opens the renewal of the contract's term when it is due and was not opened before, whoever asks at the same time (R-CU-3). */
    void openWhenDue(String number) {
        var contract = contracts.lock(number);
        if (contract.status() != ContractStatus.SIGNED) {
            return;
        }
        var endOn = Objects.requireNonNull(contract.endOn(), "a signed contract has its terms");
        if (clock.instant().isBefore(dueAt(endOn)) || records.running(number).isPresent()) {
            return;
        }
        var project = projects.get(contract.projectNumber());
        var department = project.departmentId();
        var engineer = stillServing(project.designer(), ENGINEERS, department);
        if (!records.add(
                number, endOn, contract.accountManager(), engineer, CustomerRenewalProcess.BY, clock.instant())) {
            return;
        }
        var renewal = records.running(number).orElseThrow();
        tell("renewalOpened", number, CustomerRenewalProcess.BY, Map.of("endOn", endOn), null);
        process.opened(
                renewal,
                stillServing(contract.accountManager(), Set.of(Group.ACCOUNT_MANAGER), department),
                project.title(),
                customers.get(contract.customerId()).name());
        workList.caseChanged(number);
        notify(RenewalNotices.TERM_ENDING, renewal, null, "", "");
    }

    /** The person, unless it is somebody who left or changed groups: the task would wait for nobody. */
    private @Nullable String stillServing(@Nullable String personId, Set<Group> groups, String department) {
        return groups.stream()
                        .flatMap(group -> people.serving(group, department).stream())
                        .anyMatch(person -> person.id().equals(personId))
                ? personId
                : null;
    }

    /** 09:00 of the day so many calendar months before the end, of that month's last day if it is shorter (R-CU-3). */
    private Instant dueAt(LocalDate endOn) {
        return endOn.minusMonths(settings.get(RenewalSettings.MONTHS))
                .atTime(BEGINNING)
                .atZone(Times.ZONE)
                .toInstant();
    }

    /** A new or amended contract: the renewal of a term that is gone ends, and that of the new one starts at once when it is late. */
    @EventListener
    void on(ContractSigned signed) {
        var endOn = contracts.get(signed.number()).endOn();
        records.running(signed.number())
                .filter(renewal -> !renewal.endOn().equals(endOn))
                .ifPresent(renewal -> supersede(renewal, null));
        lapse(signed.number(), renewal -> renewal.endOn().equals(endOn));
        openWhenDue(signed.number());
    }

    /** The amendment that was to extend the contract is not signed: its term is renewed anew. */
    @EventListener
    void on(AmendmentEnded ended) {
        lapse(ended.number(), renewal -> Integer.valueOf(ended.version()).equals(renewal.amendment()));
        openWhenDue(ended.number());
    }

    /** What was decided to be extended ends when it was; otherwise it would never be renewed again. */
    private void lapse(String number, Predicate<Renewal> which) {
        records.of(number).stream()
                .filter(renewal -> renewal.status() == RenewalStatus.EXTENDED)
                .filter(which)
                .forEach(renewal -> {
                    records.ended(renewal, RenewalStatus.LAPSED, CustomerRenewalProcess.BY, clock.instant());
                    tell("renewalLapsed", number, CustomerRenewalProcess.BY, Map.of("endOn", renewal.endOn()), null);
                });
    }

    /**
     * The contract is about to be cancelled: there is no renewal of it (R-DL-15). The caller has not locked the contract: tasks come before it, as
     * when one is completed.
     */
    public void end(String number, String reason) {
        records.running(number).ifPresent(renewal -> supersede(renewal, reason));
    }

    private void supersede(Renewal renewal, @Nullable String reason) {
        var number = renewal.contractNumber();
        process.superseded(number);
        records.lockRunning(number).ifPresent(running -> {
            records.ended(running, RenewalStatus.SUPERSEDED, CustomerRenewalProcess.BY, clock.instant());
            tell("renewalSuperseded", number, CustomerRenewalProcess.BY, Map.of("endOn", running.endOn()), reason);
        });
    }

    void assessed(String number, Side side, String text, String personId) {
        var renewal = lockRunning(number);
        records.assessed(renewal, side, text, personId, clock.instant());
        contracts.joined(number, personId);
        tell("renewalAssessed", number, personId, Map.of("side", side.name()), text);
    }

    /**
     * The contract is extended by an amendment, which passes the same gates (R-CO-1).
     *
     * @throws io.baton.web.Refusal when another amendment is under way, or the contract is not in force
     */
    void extended(String number, String reason, String personId) {
        contracts.lock(number);
        var renewal = lockRunning(number);
        var amendment = contracts.extend(number, reason, personId);
        decided(renewal, RenewalStatus.EXTENDED, reason, amendment, personId);
    }

    /** It is not extended. */
    void decided(String number, RenewalStatus how, String reason, String personId) {
        contracts.joined(number, personId);
        decided(lockRunning(number), how, reason, null, personId);
    }

    private void decided(
            Renewal renewal, RenewalStatus how, String reason, @Nullable Integer amendment, String personId) {
        records.decided(renewal, how, reason, amendment, personId, clock.instant());
        tell(
                "renewalDecided",
                renewal.contractNumber(),
                personId,
                Map.of("endOn", renewal.endOn(), "decision", how.id()),
                reason);
        switch (how) {
            case EXTENDED -> notify(RenewalNotices.DECIDED, renewal, personId, "续签", "extended");
            case NEW_NEED -> notify(RenewalNotices.DECIDED, renewal, personId, "转为新需求", "to become a new need");
            default -> notify(RenewalNotices.DECIDED, renewal, personId, "不续", "not renewed");
        }
    }

    private Renewal lockRunning(String number) {
        return records.lockRunning(number).orElseThrow(() -> new IllegalStateException("No renewal runs of " + number));
    }

    private void notify(NoticeKind kind, Renewal renewal, @Nullable String by, String zh, String en) {
        var contract = contracts.get(renewal.contractNumber());
        var told = triangle(contract, renewal);
        told.remove(by);
        notices.tell(
                kind,
                told,
                NoticeText.empty()
                        .with(contract.number())
                        .with(customers.get(contract.customerId()).name())
                        .with(renewal.endOn().toString())
                        .with(zh, en),
                "/contracts/" + contract.number(),
                contract.number() + ":" + renewal.endOn() + ":" + renewal.id());
    }

    /** Account manager, engineer and service manager: who has assessed, or else who may. */
    private Set<String> triangle(Contract contract, Renewal renewal) {
        var told = new HashSet<String>();
        renewal.assessments().stream().map(Assessment::by).forEach(told::add);
        var department = projects.get(contract.projectNumber()).departmentId();
        if (stillServing(renewal.accountManager(), Set.of(Group.ACCOUNT_MANAGER), department) != null) {
            told.add(renewal.accountManager());
        } else {
            people.serving(Group.ACCOUNT_MANAGER, department).stream()
                    .map(Person::id)
                    .forEach(told::add);
        }
        if (renewal.engineer() == null && lacks(renewal, Side.TECHNICAL)) {
            people.serving(Group.PRESALES_ENGINEER, department).stream()
                    .map(Person::id)
                    .forEach(told::add);
        } else if (renewal.engineer() != null) {
            told.add(renewal.engineer());
        }
        if (lacks(renewal, Side.SERVICE)) {
            people.serving(Group.SERVICE_MANAGER, department).stream()
                    .map(Person::id)
                    .forEach(told::add);
        }
        return told;
    }

    private static boolean lacks(Renewal renewal, Side side) {
        return renewal.assessments().stream().noneMatch(assessment -> assessment.side() == side);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    private void tell(String fact, String number, String by, Object after, @Nullable String reason) {
        publisher.publishEvent(new Act("contract." + fact, by, number, "contract:" + number, null, after, reason));
    }
}
