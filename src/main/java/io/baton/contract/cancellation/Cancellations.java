package io.baton.contract.cancellation;

import io.baton.contract.Contract;
import io.baton.contract.ContractStatus;
import io.baton.contract.Contracts;
import io.baton.contract.cancellation.Cancellation.Ruling;
import io.baton.contract.renewal.Renewals;
import io.baton.customer.Customers;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Act;
import io.baton.project.Projects;
import io.baton.web.FieldProblem;
import io.baton.worklist.WorkList;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cancellations of signed contracts (R-DL-15): requested, ruled on by two, and then accounted for. */
@Service
@Transactional
public class Cancellations {

    private static final int LONGEST_REASON = 1000;

    private final ContractCancellationProcess process;
    private final CancellationRecords records;
    private final Contracts contracts;
    private final Renewals renewals;
    private final Projects projects;
    private final Customers customers;
    private final Notices notices;
    private final WorkList workList;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Cancellations(
            ContractCancellationProcess process,
            CancellationRecords records,
            Contracts contracts,
            Renewals renewals,
            Projects projects,
            Customers customers,
            Notices notices,
            WorkList workList,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.process = process;
        this.records = records;
        this.contracts = contracts;
        this.renewals = renewals;
        this.projects = projects;
        this.customers = customers;
        this.notices = notices;
        this.workList = workList;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** All of a contract, the newest first; whether the person may read the contract has been decided. */
    @Transactional(readOnly = true)
    List<Cancellation> of(String number) {
        return records.of(number);
    }

    /** Whether the person asks for a cancellation of the contract now. */
    @Transactional(readOnly = true)
    boolean mayRequest(Contract contract, String personId) {
        return contract.status() == ContractStatus.SIGNED
                && records.open(contract.number()).isEmpty()
                && contracts.manages(contract, personId);
    }

    /** Whether the person stops the open request now. */
    @Transactional(readOnly = true)
    boolean mayStop(Contract contract, String personId) {
        return records.open(contract.number())
                .filter(open -> isStoppable(open, contract, personId))
                .isPresent();
    }

    private boolean isStoppable(Cancellation open, Contract contract, String personId) {
        return open.status() == CancellationStatus.REQUESTED
                && (open.requestedBy().equals(personId) || contracts.manages(contract, personId));
    }

    /**
     * The contract whose cancellation the person may ask for now.
     *
     * @throws CancellationNotYours when the person does not manage it
     * @throws NothingToCancel when it is not signed
     * @throws CancellationOpen when one is under way
     */
    @Transactional(readOnly = true)
    Contract requireRequestable(String number, String personId) {
        var contract = contracts.read(number, personId);
        if (!contracts.manages(contract, personId)) {
            throw new CancellationNotYours(number);
        }
        requireRequestable(contract);
        return contract;
    }

    private void requireRequestable(Contract contract) {
        if (contract.status() != ContractStatus.SIGNED) {
            throw new NothingToCancel(contract.number());
        }
        if (records.open(contract.number()).isPresent()) {
            throw new CancellationOpen(contract.number());
        }
    }

    /**
     * The account manager asks for the cancellation of a signed contract; centre manager and legal rule on it.
     *
     * @throws CancellationIncomplete with every problem
     */
    public void request(String number, CancellationDraft draft, String personId) {
        requireRequestable(number, personId);
        var problems = draft.problems();
        if (!problems.isEmpty()) {
            throw new CancellationIncomplete(problems);
        }
        // Of two requests at once the second waits here, and finds the first.
        var contract = contracts.lock(number);
        requireRequestable(contract);
        var requested = records.add(number, draft, personId, now());
        contracts.joined(number, personId);
        tell("cancellationRequested", number, personId, draft, draft.reason());
        process.requested(
                requested,
                projects.get(contract.projectNumber()).title(),
                customers.get(contract.customerId()).name());
        workList.caseChanged(number);
    }

    /**
     * Who asked for it, or who has the contract now, stops it before the ruling; the contract goes on.
     *
     * @throws CancellationRuled when it is too late, or nothing was asked for
     */
    public void stop(String number, @Nullable String stopReason, String personId) {
        var contract = contracts.read(number, personId);
        if (!contracts.manages(contract, personId)
                && records.open(number)
                        .filter(open -> open.requestedBy().equals(personId))
                        .isEmpty()) {
            throw new CancellationNotYours(number);
        }
        var reason = stopReason == null ? "" : stopReason.strip();
        if (reason.isEmpty()) {
            throw new CancellationIncomplete(
                    List.of(FieldProblem.of("cancellationStopReason", "contract.problem.templateTextMissing")));
        }
        if (reason.length() > LONGEST_REASON) {
            throw new CancellationIncomplete(List.of(
                    FieldProblem.of("cancellationStopReason", "contract.problem.templateTextTooLong", LONGEST_REASON)));
        }
        // Tasks before the row, as answering does: two orders would lock each other out.
        process.stopped(number, personId);
        var open = records.lockOpen(number)
                .filter(one -> isStoppable(one, contract, personId))
                .orElseThrow(() -> new CancellationRuled(number));
        records.stopped(open, reason, personId, now());
        moved("cancellationStopped", number, personId, CancellationStatus.STOPPED, reason);
    }

    void ruledByCentre(String number, Ruling ruling) {
        records.ruledByCentre(lockOpen(number), ruling, now());
        ruled(number, "centre", ruling);
    }

    void ruledByLegal(String number, Ruling ruling) {
        records.ruledByLegal(lockOpen(number), ruling, now());
        ruled(number, "legal", ruling);
    }

    private void ruled(String number, String who, Ruling ruling) {
        contracts.joined(number, ruling.by());
        tell(
                "cancellationRuled",
                number,
                ruling.by(),
                Map.of("as", who, "approved", ruling.approved()),
                ruling.remark());
    }

    /** Both approved: the contract ends, with a running amendment and renewal, and its project (R-DL-15). */
    void approved(String number) {
        var open = lockOpen(number);
        if (!open.isApproved()) {
            throw new IllegalStateException("The model goes on although not both approved: " + number);
        }
        var by = Objects.requireNonNull(open.centre()).by();
        records.approved(open, by, now());
        renewals.end(number, open.reason());
        contracts.cancelled(number, open.reason(), by);
    }

    /** One refused: the contract goes on. */
    void refused(String number) {
        var open = lockOpen(number);
        var refusal = List.of(Objects.requireNonNull(open.centre()), Objects.requireNonNull(open.legal())).stream()
                .filter(ruling -> !ruling.approved())
                .findFirst()
                .orElseThrow();
        records.refused(open, refusal.by(), now());
        moved("cancellationRefused", number, refusal.by(), CancellationStatus.REFUSED, refusal.remark());
        notify(CancellationNotices.REFUSED, open);
    }

    void resourcesReturned(String number, String what, String personId) {
        var open = lockOpen(number);
        records.resourcesReturned(open, what, personId, now());
        contracts.joined(number, personId);
        tell("resourcesReturned", number, personId, Map.of("returned", what), null);
        closeWhenAccountedFor(open, open.settledBy() != null, personId);
    }

    void accountsSettled(String number, BigDecimal finalAmount, String remark, String personId) {
        var open = lockOpen(number);
        records.accountsSettled(open, finalAmount, remark, personId, now());
        contracts.joined(number, personId);
        tell("accountsSettled", number, personId, Map.of("finalAmount", finalAmount), remark);
        closeWhenAccountedFor(open, open.returnedBy() != null, personId);
    }

    private void closeWhenAccountedFor(Cancellation open, boolean other, String personId) {
        if (other) {
            records.done(open, personId, now());
            notify(CancellationNotices.ACCOUNTED, open);
        }
    }

    private Cancellation lockOpen(String number) {
        return records.lockOpen(number)
                .orElseThrow(() -> new IllegalStateException("No cancellation is open of " + number));
    }

    private void notify(NoticeKind kind, Cancellation cancellation) {
        var contract = contracts.get(cancellation.contractNumber());
        var told = new HashSet<>(List.of(cancellation.requestedBy(), contract.accountManager()));
        notices.tell(
                kind,
                told,
                NoticeText.empty()
                        .with(contract.number())
                        .with(projects.get(contract.projectNumber()).title()),
                "/contracts/" + contract.number(),
                contract.number() + ":" + cancellation.cancellation());
    }

    private Instant now() {
        return clock.instant();
    }

    private void moved(String fact, String number, String by, CancellationStatus how, String reason) {
        publisher.publishEvent(new Act(
                "contract." + fact,
                by,
                number,
                "contract:" + number,
                Map.of("status", CancellationStatus.REQUESTED.id()),
                Map.of("status", how.id()),
                reason));
    }

    private void tell(String fact, String number, String by, Object after, @Nullable String reason) {
        publisher.publishEvent(new Act("contract." + fact, by, number, "contract:" + number, null, after, reason));
    }
}
