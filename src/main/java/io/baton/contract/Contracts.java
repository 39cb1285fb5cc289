package io.baton.contract;

import io.baton.bidding.Bidding;
import io.baton.bidding.WonBid;
import io.baton.contract.ContractEntry.Kind;
import io.baton.contract.template.ContractPaper;
import io.baton.contract.template.ContractTemplate;
import io.baton.contract.template.ContractTemplates;
import io.baton.customer.Customers;
import io.baton.document.Document;
import io.baton.document.Documents;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Act;
import io.baton.people.Department;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.Grade;
import io.baton.project.NeedWithdrawn;
import io.baton.project.Numbers;
import io.baton.project.Project;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.project.ReadyForContract;
import io.baton.setting.Settings;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import io.baton.worklist.WorkList;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Contracts with customers (R-CO-1): from a won bid or an approved review over gates and signature to amendments and the end. */
@Service
@Transactional
public class Contracts {

    /** The purpose of the signed copies among a contract's documents, which whoever has it signed adds. */
    public static final String SIGNED_COPY = "signedContract";

    /** How many contracts a page of the list holds. */
    static final int PAGE = 50;

    private static final String SYSTEM = "system:contract";

    private static final int LONGEST_REASON = 1000;
    private static final int MOST_CLAUSES = 200;

    private final ContractReviewProcess process;
    private final ContractRecords contracts;
    private final VersionRecords versions;
    private final ReviewRecords reviews;
    private final ContractReaders readers;
    private final Projects projects;
    private final Bidding bidding;
    private final Customers customers;
    private final Documents documents;
    private final ContractTemplates templates;
    private final Numbers numbers;
    private final Settings settings;
    private final People people;
    private final Notices notices;
    private final WorkList workList;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Contracts(
            ContractReviewProcess process,
            ContractRecords contracts,
            VersionRecords versions,
            ReviewRecords reviews,
            ContractReaders readers,
            Projects projects,
            Bidding bidding,
            Customers customers,
            Documents documents,
            ContractTemplates templates,
            Numbers numbers,
            Settings settings,
            People people,
            Notices notices,
            WorkList workList,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.process = process;
        this.contracts = contracts;
        this.versions = versions;
        this.reviews = reviews;
        this.readers = readers;
        this.projects = projects;
        this.bidding = bidding;
        this.customers = customers;
        this.documents = documents;
        this.templates = templates;
        this.numbers = numbers;
        this.settings = settings;
        this.people = people;
        this.notices = notices;
        this.workList = workList;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** A bid was won, or a review led to a contract without one: the contract opens by itself (R-CO-1, R-PS-8, R-BD-7). */
    @EventListener
    void on(ReadyForContract ready) {
        var project = projects.get(ready.projectNumber());
        open(project, project.raisedBy(), ready.by());
    }

    /** Projects that wait for a contract and never had one: they came there before contracts opened by themselves (R-CO-1). */
    @Transactional(readOnly = true)
    List<String> projectsWithout() {
        return contracts.projectsWithout();
    }

    /** Opens the project's first contract, unless it has had one meanwhile. */
    void openFirst(String projectNumber) {
        contracts.takeTurns(projectNumber);
        var project = projects.lock(projectNumber);
        if (project.status() == ProjectStatus.TO_CONTRACT
                && contracts.of(projectNumber).isEmpty()) {
            open(project, project.raisedBy(), SYSTEM);
        }
    }

    /**
     * The account manager opens another contract, after the one before was stopped.
     *
     * @return its number
     * @throws NoContractToMake when none is to be made for the project now
     */
    public String open(String projectNumber, String personId) {
        if (!manages(projects.read(projectNumber, personId), personId)) {
            throw new ContractManagersOnly();
        }
        contracts.takeTurns(projectNumber);
        var project = projects.lock(projectNumber);
        if (!isToContract(project)) {
            throw new NoContractToMake(projectNumber);
        }
        return open(project, personId, personId);
    }

    private String open(Project project, String accountManager, String by) {
        var number = numbers.next("HT");
        var won = bidding.wonBid(project.number());
        var now = clock.instant();
        contracts.add(
                number,
                project.number(),
                project.customerId(),
                won.map(WonBid::tenderNumber).orElse(null),
                won.map(WonBid::price).orElse(null),
                accountManager,
                by,
                now);
        versions.add(number, 1, null, null, by, now);
        // Until the account manager chooses another one.
        templates.offered().stream()
                .findFirst()
                .ifPresent(template -> versions.template(number, 1, template.id(), by, now));
        var contract = contracts.get(number);
        tell("opened", by, number, null, contract, null);
        started(contract, null, by);
        return number;
    }

    private void started(Contract contract, @Nullable String amendmentReason, String by) {
        process.started(
                contract,
                amendmentReason,
                projects.get(contract.projectNumber()).title(),
                customers.get(contract.customerId()).name(),
                by);
        workList.caseChanged(contract.number());
    }

    /** Whether the person may open a contract for this project now. */
    @Transactional(readOnly = true)
    boolean mayOpen(Project project, String personId) {
        return isToContract(project) && manages(project, personId);
    }

    private boolean isToContract(Project project) {
        return project.status() == ProjectStatus.TO_CONTRACT
                && contracts.of(project.number()).stream()
                        .noneMatch(contract -> contract.status() == ContractStatus.DRAFTING);
    }

    private boolean manages(Project project, String personId) {
        return manages(project.raisedBy(), project.departmentId(), personId);
    }

    /** The account manager, or, when that person has left, any who serves the department. */
    private boolean manages(String accountManager, String departmentId, String personId) {
        return accountManager.equals(personId)
                || (people.find(accountManager).filter(Person::enabled).isEmpty()
                        && people.mayWork(personId, Set.of(Group.ACCOUNT_MANAGER.id()), departmentId));
    }

    /** Whether the person has the contract: its account manager, or who stands in for one who has left. */
    @Transactional(readOnly = true)
    public boolean manages(Contract contract, String personId) {
        return manages(
                contract.accountManager(),
                projects.get(contract.projectNumber()).departmentId(),
                personId);
    }

    /**
     * Keeps the terms of the open version (R-CO-1).
     *
     * @param revision of the version as the person saw it
     * @throws ContractIncomplete with every problem
     */
    public void saveTerms(String number, TermsDraft draft, int revision, String personId) {
        var version = lockDraft(number, revision, personId);
        var problems = draft.problems(today(), inForce(number).orElse(null));
        if (!problems.isEmpty()) {
            throw new ContractIncomplete(problems);
        }
        var now = clock.instant();
        versions.terms(number, version.version(), draft.terms(), personId, now);
        contracts.joined(number, personId, true, personId, now);
        tell("termsSaved", personId, number, version.terms(), draft.terms(), null);
    }

    /**
     * Keeps the list of changed clauses of the open version, new ones included (R-CO-1).
     *
     * @param drafts rows that nobody filled in are passed over
     * @param revision of the version as the person saw it
     * @throws ContractIncomplete with every problem, fields named by the row they stand in, from 0
     */
    public void saveClauses(String number, List<ChangedClauseDraft> drafts, int revision, String personId) {
        var version = lockDraft(number, revision, personId).version();
        var before = reviews.clauses(number, version);
        var problems = problemsOf(drafts, before);
        if (!problems.isEmpty()) {
            throw new ContractIncomplete(problems);
        }
        var now = clock.instant();
        drafts.stream().filter(Contracts::isFilled).forEach(draft -> {
            if (draft.clause() == null) {
                reviews.addClause(number, version, draft, personId, now);
            } else {
                reviews.changeClause(number, version, draft, personId, now);
            }
        });
        versions.changed(number, version, personId, now);
        contracts.joined(number, personId, true, personId, now);
        tell("clausesSaved", personId, number, before, reviews.clauses(number, version), null);
    }

    /**
     * The open version is made from this version of a template (R-CO-1).
     *
     * @param revision of the version as the person saw it
     * @throws ContractIncomplete when it is not offered
     */
    void chooseTemplate(String number, @Nullable Long templateVersionId, int revision, String personId) {
        var version = lockDraft(number, revision, personId);
        var chosen = templates.offered().stream()
                .filter(template -> templateVersionId != null && template.id() == templateVersionId)
                .findFirst()
                .orElseThrow(() -> new ContractIncomplete(
                        List.of(FieldProblem.of("templateVersionId", "contract.problem.templateNotOffered"))));
        var now = clock.instant();
        versions.template(number, version.version(), chosen.id(), personId, now);
        versions.changed(number, version.version(), personId, now);
        contracts.joined(number, personId, true, personId, now);
        tell(
                "templateChosen",
                personId,
                number,
                templateOf(version).map(Contracts::words).orElse(null),
                words(chosen),
                null);
    }

    private static Map<String, Object> words(ContractTemplate template) {
        return Map.of("template", template.name(), "version", template.version());
    }

    /** The version of a template from which this version is made. */
    @Transactional(readOnly = true)
    Optional<ContractTemplate> templateOf(ContractVersion version) {
        return Optional.ofNullable(version.templateVersionId()).flatMap(templates::find);
    }

    /**
     * A version of the contract as a Word file, filled with its terms (R-CO-1).
     *
     * @throws PaperNotReady while it has no terms, and when there is no such version
     */
    @Transactional(readOnly = true)
    byte[] word(String number, int version, String personId) {
        var contract = read(number, personId);
        var one = versions.of(number).stream()
                .filter(candidate -> candidate.version() == version)
                .findFirst()
                .orElseThrow(() -> new PaperNotReady(number));
        var template = templateOf(one).orElseThrow(() -> new PaperNotReady(number));
        var terms = Optional.ofNullable(one.terms()).orElseThrow(() -> new PaperNotReady(number));
        var project = projects.get(contract.projectNumber());
        return templates.fill(
                template.id(),
                new ContractPaper(
                        number,
                        version,
                        customers.get(contract.customerId()).name(),
                        people.departments().stream()
                                .filter(department -> department.id().equals(project.departmentId()))
                                .map(Department::name)
                                .findFirst()
                                .orElseThrow(),
                        people.nameOf(contract.accountManager()),
                        project.title(),
                        terms.value(),
                        terms.payment(),
                        terms.startOn(),
                        terms.endOn(),
                        terms.promisedOn(),
                        one.reason(),
                        reviews.clauses(number, version).stream()
                                .map(clause -> new ContractPaper.Clause(
                                        clause.reference(), clause.standard(), clause.changed()))
                                .toList()));
    }

    private static List<FieldProblem> problemsOf(List<ChangedClauseDraft> drafts, List<ChangedClause> before) {
        var problems = new ArrayList<FieldProblem>();
        var known = before.stream().map(ChangedClause::clause).collect(Collectors.toSet());
        for (var row = 0; row < drafts.size(); row++) {
            var draft = drafts.get(row);
            if (!isFilled(draft)) {
                continue;
            }
            draft.addProblems(row, problems);
            if (draft.clause() != null && !known.contains(draft.clause())) {
                problems.add(FieldProblem.of("reference." + row, "contract.problem.clauseUnknown", draft.clause()));
            }
        }
        var added = drafts.stream()
                .filter(draft -> isFilled(draft) && draft.clause() == null)
                .count();
        if (before.size() + added > MOST_CLAUSES) {
            problems.add(FieldProblem.of("reference.0", "contract.problem.tooManyClauses", MOST_CLAUSES));
        }
        return problems;
    }

    /** Also a program's rows may be empty. */
    private static boolean isFilled(@Nullable ChangedClauseDraft draft) {
        return draft != null && !draft.isBlank();
    }

    /** Asked under the lock: whoever completes the draft meanwhile comes first, and what gates judge stands still. */
    private ContractVersion lockDraft(String number, int revision, String personId) {
        read(number, personId);
        contracts.lock(number);
        if (!mayDraft(number, personId)) {
            throw new ContractNotYours();
        }
        var version = versions.open(number).orElseThrow(ContractNotYours::new);
        if (version.revision() != revision) {
            throw new ContractChangedMeanwhile();
        }
        return version;
    }

    /**
     * The account manager opens an amendment, which begins with the terms in force and passes the same gates (R-CO-1).
     *
     * @return the version that it is
     * @throws NotSigned when the contract is not in force, also because it was cancelled
     * @throws VersionOpen while another amendment is under way
     */
    public int amend(String number, @Nullable String amendmentReason, String personId) {
        if (!manages(read(number, personId), personId)) {
            throw new ContractManagersOnly();
        }
        return openAmendment(number, amendmentReason, personId);
    }

    /**
     * Who has the task to decide on the renewal opens the amendment that extends the contract, and has the contract from then on (R-CU-3).
     *
     * @return the version that it is
     * @throws NotSigned when the contract is not in force
     * @throws VersionOpen while another amendment is under way
     */
    public int extend(String number, String amendmentReason, String personId) {
        return openAmendment(number, amendmentReason, personId);
    }

    private int openAmendment(String number, @Nullable String amendmentReason, String personId) {
        var contract = contracts.lock(number);
        if (contract.status() != ContractStatus.SIGNED) {
            throw new NotSigned(number);
        }
        if (versions.open(number).isPresent()) {
            throw new VersionOpen(number);
        }
        var why = required("amendmentReason", amendmentReason);
        var all = versions.of(number);
        var version = all.get(0).version() + 1;
        var from = all.stream()
                .filter(one -> contract.inForce().filter(number(one)::equals).isPresent())
                .findFirst()
                .orElseThrow();
        var now = clock.instant();
        contracts.managedBy(number, personId, now);
        versions.add(number, version, why, from, personId, now);
        reviews.copyClauses(number, from.version(), version, personId, now);
        enter(number, version, Kind.AMENDED, why, personId);
        tell("amendmentOpened", personId, number, from.terms(), null, why);
        started(contracts.get(number), why, personId);
        return version;
    }

    private static Integer number(ContractVersion version) {
        return version.version();
    }

    /** Whether the person may open an amendment now (R-CO-1). */
    @Transactional(readOnly = true)
    boolean mayAmend(Contract contract, String personId) {
        return contract.status() == ContractStatus.SIGNED
                && versions.open(contract.number()).isEmpty()
                && manages(contract, personId);
    }

    /**
     * The account manager stops the open version before it is signed: a contract that was never signed is over, and the project may be
     * contracted again; a signed one stays as it is (R-CO-1).
     */
    public void stop(String number, @Nullable String stopReason, String personId) {
        if (!manages(read(number, personId), personId)) {
            throw new ContractManagersOnly();
        }
        var why = required("stopReason", stopReason);
        // Tasks before the contract, as completing one does: two orders would lock each other out.
        workList.keepStill(number);
        process.stopped(number, personId);
        var contract = contracts.lock(number);
        var version = versions.open(number).orElseThrow(() -> new NothingToStop(number));
        enter(number, version.version(), Kind.STOPPED, why, personId);
        end(contract, version, VersionStatus.STOPPED, ContractStatus.STOPPED, why, personId);
    }

    /** Whether the person may stop the open version now. */
    @Transactional(readOnly = true)
    boolean mayStop(Contract contract, String personId) {
        return versions.open(contract.number()).isPresent() && manages(contract, personId);
    }

    /**
     * The draft is finished: its terms are known, and the gates are asked (R-CO-1).
     *
     * @throws TermsMissing before its terms were entered
     * @throws TermsOutdated when a day that the terms promise has passed meanwhile
     * @throws TemplateMissing when it is not made from a template
     */
    void drafted(String number, String remark, String personId) {
        contracts.lock(number);
        var version = openVersion(number);
        requireStillPossible(version, today());
        if (version.templateVersionId() == null) {
            throw new TemplateMissing(number);
        }
        contracts.managedBy(number, personId, clock.instant());
        contracts.joined(number, personId, true, personId, clock.instant());
        enter(number, version.version(), Kind.DRAFTED, remark, personId);
    }

    private void requireStillPossible(ContractVersion version, LocalDate day) {
        var number = version.contractNumber();
        var problems = TermsDraft.of(requireTerms(version))
                .problems(day, inForce(number).orElse(null));
        if (!problems.isEmpty()) {
            throw new TermsOutdated(number);
        }
    }

    private static Terms requireTerms(ContractVersion version) {
        return Optional.ofNullable(version.terms()).orElseThrow(() -> new TermsMissing(version.contractNumber()));
    }

    /** The gates are asked: what they judge is fixed by its digest, and the limit by what it is now (R-CO-1). */
    Deviations openRound(String number) {
        var contract = contracts.lock(number);
        var version = openVersion(number);
        var limit = settings.get(ContractSettings.limitOf(gradeOf(contract)));
        var clauses = reviews.clauses(number, version.version());
        var deviations = deviations(contract, version, requireTerms(version), limit);
        var round =
                reviews.latestRound(number, version.version()).map(Round::round).orElse(0) + 1;
        reviews.openRound(
                number,
                new Round(
                        version.version(),
                        round,
                        digest(contract, version, clauses),
                        limit,
                        deviations.any(),
                        false,
                        clock.instant().truncatedTo(ChronoUnit.MICROS)),
                contract.accountManager());
        return deviations;
    }

    private Grade gradeOf(Contract contract) {
        return Objects.requireNonNull(
                projects.get(contract.projectNumber()).grade(), "graded when its need was raised");
    }

    private String digest(Contract contract, ContractVersion version, List<ChangedClause> clauses) {
        var content = new ArrayList<String>();
        content.add(requireTerms(version).toString());
        content.add(String.valueOf(version.templateVersionId()));
        clauses.forEach(clause -> content.add(clause.toString()));
        documents.list(contract.number(), ContractDocuments.DRAFT, contract.accountManager()).stream()
                .map(Document::digest)
                .sorted()
                .forEach(content::add);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : content) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** A gate answered, judging what its round fixed (R-CO-1). */
    void answered(String number, Gate gate, String verdict, String remark, String personId) {
        contracts.lock(number);
        var version = openVersion(number).version();
        var round = reviews.latestRound(number, version).orElseThrow();
        reviews.enter(number, version, round, Kind.valueOf(gate.name()), verdict, remark, personId, clock.instant());
        contracts.joined(number, personId, false, personId, clock.instant());
    }

    /** Whether the draft can be taken back: no gate has answered. */
    @Transactional(readOnly = true)
    boolean mayTakeBackDraft(String number) {
        return versions.open(number)
                .flatMap(version -> reviews.latestRound(number, version.version()))
                .filter(round -> !round.withdrawn() && answers(number, round).isEmpty())
                .isPresent();
    }

    void draftTakenBack(String number, String personId) {
        contracts.lock(number);
        var version = openVersion(number).version();
        var now = clock.instant();
        reviews.withdrawRound(number, reviews.latestRound(number, version).orElseThrow(), personId, now);
        reviews.entries(number).stream()
                .filter(entry -> entry.version() == version && entry.kind() == Kind.DRAFTED && entry.counts())
                .reduce((earlier, later) -> later)
                .ifPresent(entry -> reviews.withdrawEntry(number, entry.entry(), personId, now));
    }

    /** Whether the answer can be taken back: other gates have not answered yet. */
    @Transactional(readOnly = true)
    boolean mayTakeBackAnswer(String number, Gate gate, String personId) {
        return versions.open(number)
                .flatMap(version -> reviews.latestRound(number, version.version()))
                .map(round -> {
                    var answers = answers(number, round);
                    return answers.size() < Gate.asked(round.deviates())
                            && answers.stream()
                                    .anyMatch(entry ->
                                            isOf(entry, gate) && entry.by().equals(personId));
                })
                .orElse(false);
    }

    void answerTakenBack(String number, Gate gate, String personId) {
        contracts.lock(number);
        var round = reviews.latestRound(number, openVersion(number).version()).orElseThrow();
        answers(number, round).stream()
                .filter(entry -> isOf(entry, gate))
                .forEach(entry -> reviews.withdrawEntry(number, entry.entry(), personId, clock.instant()));
    }

    private List<ContractEntry> answers(String number, Round round) {
        return reviews.entries(number).stream()
                .filter(entry -> entry.version() == round.version()
                        && Integer.valueOf(round.round()).equals(entry.round())
                        && entry.counts())
                .toList();
    }

    private static boolean isOf(ContractEntry entry, Gate gate) {
        return entry.kind().name().equals(gate.name());
    }

    /**
     * The customer signed (R-CO-1).
     *
     * @throws ContractIncomplete when the day lies in the future, or before the gates were asked about what was signed
     * @throws SignedCopyMissing when the signed copy was not uploaded since the gates were asked
     * @throws TermsOutdated when a day that the terms promise had passed on that day
     */
    void signed(String number, LocalDate signedOn, String signatory, String personId) {
        contracts.lock(number);
        var version = openVersion(number);
        if (signedOn.isAfter(today())) {
            throw new ContractIncomplete(List.of(FieldProblem.of("signedOn", "contract.problem.signedInFuture")));
        }
        var asked = LocalDate.ofInstant(askedAt(version), Times.ZONE);
        if (signedOn.isBefore(asked)) {
            throw new ContractIncomplete(
                    List.of(FieldProblem.of("signedOn", "contract.problem.signedBeforeReview", asked.toString())));
        }
        requireStillPossible(version, signedOn);
        requireSignedCopy(version, personId);
        var now = clock.instant();
        versions.signature(number, version.version(), signedOn, signatory, personId, now);
        contracts.managedBy(number, personId, now);
        contracts.joined(number, personId, true, personId, now);
        enter(number, version.version(), Kind.SIGNED, signatory, personId);
    }

    /** A copy from before the gates were asked bears other terms, perhaps. */
    private void requireSignedCopy(ContractVersion version, String personId) {
        var number = version.contractNumber();
        var asked = askedAt(version);
        if (documents.list(number, SIGNED_COPY, personId).stream()
                .allMatch(copy -> copy.createdAt().isBefore(asked))) {
            throw new SignedCopyMissing(number);
        }
    }

    private Instant askedAt(ContractVersion version) {
        return reviews.latestRound(version.contractNumber(), version.version())
                .orElseThrow()
                .openedAt();
    }

    /** The terms of the signed version are in force; the first signature signs the project (R-CO-1). */
    void putInForce(String number) {
        var contract = contracts.lock(number);
        var version = openVersion(number);
        var by = Objects.requireNonNull(version.signedBy());
        var before = inForce(number).orElse(null);
        var terms = requireTerms(version);
        var now = clock.instant();
        contracts.inForce(number, version, terms, by, now);
        versions.ended(number, version.version(), VersionStatus.SIGNED, null, by, now);
        tell("signed", by, number, before, terms, version.reason());
        if (!version.isAmendment()) {
            projects.signed(contract.projectNumber(), by);
        }
        publisher.publishEvent(new ContractSigned(number, contract.projectNumber(), version.version(), by));
        notify(ContractNotices.SIGNED, contract, version.version(), by);
    }

    /** It is drafted again, after all gates passed. */
    void sentBack(String number, String reason, String personId) {
        contracts.lock(number);
        enter(number, openVersion(number).version(), Kind.SENT_BACK, reason, personId);
    }

    /** It is not signed: the first version loses the project, an amendment leaves the contract as it is (R-PS-8). */
    void notSigned(String number, String reason, String personId) {
        var contract = contracts.lock(number);
        var version = openVersion(number);
        enter(number, version.version(), Kind.NOT_SIGNED, reason, personId);
        end(contract, version, VersionStatus.FAILED, ContractStatus.FAILED, reason, personId);
        if (!version.isAmendment()) {
            projects.contractFailed(contract.projectNumber(), reason, personId);
        }
    }

    /** The need was withdrawn: what is not signed ends in order (R-PS-9). */
    @EventListener
    void on(NeedWithdrawn withdrawn) {
        contracts.takeTurns(withdrawn.projectNumber());
        for (var held : contracts.of(withdrawn.projectNumber())) {
            if (held.status() != ContractStatus.DRAFTING) {
                continue;
            }
            // Tasks before the contract, as completing one does: two orders would lock each other out.
            workList.keepStill(held.number());
            process.withdrawn(held.number(), withdrawn.by());
            var contract = contracts.lock(held.number());
            versions.open(held.number())
                    .ifPresent(version -> end(
                            contract,
                            version,
                            VersionStatus.WITHDRAWN,
                            ContractStatus.WITHDRAWN,
                            withdrawn.reason(),
                            withdrawn.by()));
        }
    }

    /**
     * A signed contract was cancelled (R-DL-15); an amendment that is under way ends with it. The caller has made the decision and has not locked
     * the contract: tasks come first.
     *
     * @throws NotSigned when there is nothing to cancel
     */
    public void cancelled(String number, String reason, String by) {
        process.stopped(number, by);
        var contract = contracts.lock(number);
        if (contract.status() != ContractStatus.SIGNED) {
            throw new NotSigned(number);
        }
        versions.open(number)
                .ifPresent(version ->
                        versions.ended(number, version.version(), VersionStatus.STOPPED, reason, by, clock.instant()));
        contracts.ended(number, ContractStatus.CANCELLED, reason, by, clock.instant());
        tell("cancelled", by, number, contract.status().id(), ContractStatus.CANCELLED.id(), reason);
        projects.contractCancelled(contract.projectNumber(), reason, by);
        publisher.publishEvent(new ContractCancelled(number, contract.projectNumber(), reason, by));
        notify(ContractNotices.ENDED, contract, contract.inForce().orElseThrow(), by);
    }

    private void end(
            Contract contract,
            ContractVersion version,
            VersionStatus how,
            ContractStatus ofContract,
            String reason,
            String by) {
        var number = contract.number();
        versions.ended(number, version.version(), how, reason, by, clock.instant());
        if (!version.isAmendment()) {
            contracts.ended(number, ofContract, reason, by, clock.instant());
        }
        tell("ended", by, number, VersionStatus.OPEN.id(), how.id(), reason);
        if (version.isAmendment()) {
            publisher.publishEvent(new AmendmentEnded(number, version.version()));
        }
        notify(ContractNotices.ENDED, contract, version.version(), by);
    }

    private void notify(NoticeKind kind, Contract contract, int version, String by) {
        var told = new HashSet<>(readers.participants(contract));
        told.remove(by);
        var project = projects.get(contract.projectNumber());
        notices.tell(
                kind,
                told,
                NoticeText.empty()
                        .with(contract.number())
                        .with(project.title())
                        .with(customers.get(contract.customerId()).name())
                        .with("第 %d 版".formatted(version), "version %d".formatted(version)),
                "/contracts/" + contract.number(),
                contract.number() + ":" + version + ":" + kind.key());
    }

    /** The contract, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    public Contract read(String number, String personId) {
        return contracts
                .find(number)
                .filter(contract -> readers.mayRead(contract, personId))
                .orElseThrow(() -> new ContractUnknown(number));
    }

    /** The contract, for code that has made its own permission decision. */
    @Transactional(readOnly = true)
    public Contract get(String number) {
        return contracts.get(number);
    }

    /** The contract, with its row locked until the transaction ends. Tasks of its flows are touched before, never after. */
    public Contract lock(String number) {
        return contracts.lock(number);
    }

    /** The contracts of a project, the newest first. */
    @Transactional(readOnly = true)
    public List<Contract> of(String projectNumber) {
        return contracts.of(projectNumber);
    }

    /** Those contracts of a project that the person may read, the newest first. */
    @Transactional(readOnly = true)
    List<Contract> of(String projectNumber, String personId) {
        return contracts.of(projectNumber).stream()
                .filter(contract -> readers.mayRead(contract, personId))
                .toList();
    }

    /** The contracts the person may read, the newest first; at most {@link #PAGE} and one more, which says that there is a next page. */
    @Transactional(readOnly = true)
    List<ContractRow> search(@Nullable String text, @Nullable String status, @Nullable String before, String personId) {
        return contracts.search(
                plain(text),
                ContractStatus.of(status).map(Enum::name).orElse(""),
                plain(before),
                0,
                personId,
                people.reachOf(personId),
                PAGE + 1);
    }

    /** The customer's contracts that the person may read, the newest first; at most {@link #PAGE} and one more, which says that there are others. */
    @Transactional(readOnly = true)
    List<ContractRow> ofCustomer(long customerId, String personId) {
        return contracts.search("", "", "", customerId, personId, people.reachOf(personId), PAGE + 1);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The versions of a contract, the newest first. */
    @Transactional(readOnly = true)
    public List<ContractVersion> versions(String number) {
        return versions.of(number);
    }

    /** The version that is drafted, judged or with the customer, if there is one. */
    @Transactional(readOnly = true)
    public Optional<ContractVersion> open(String number) {
        return versions.open(number);
    }

    /** The changed clauses of a version, in order. */
    @Transactional(readOnly = true)
    List<ChangedClause> clauses(String number, int version) {
        return reviews.clauses(number, version);
    }

    /** The changed clauses of all versions, in order. */
    @Transactional(readOnly = true)
    List<ChangedClause> clauses(String number) {
        return reviews.clauses(number);
    }

    /** What people did and said, the first first. */
    @Transactional(readOnly = true)
    List<ContractEntry> entries(String number) {
        return reviews.entries(number);
    }

    /**
     * Where a version deviates: while it is drafted by the limit that holds now, later by the one that its last round fixed. Empty before its
     * terms were entered.
     */
    @Transactional(readOnly = true)
    Optional<Deviations> deviations(Contract contract, ContractVersion version) {
        return Optional.ofNullable(version.terms()).map(terms -> {
            var limit = reviews.latestRound(contract.number(), version.version())
                    .filter(round -> version.status() != VersionStatus.OPEN
                            || !process.waits(contract.number(), ContractReviewProcess.DRAFT_CONTRACT))
                    .map(Round::discountLimit)
                    .orElseGet(() -> settings.get(ContractSettings.limitOf(gradeOf(contract))));
            return deviations(contract, version, terms, limit);
        });
    }

    /** A list price that was typed makes its own discount: the first version is measured by the bid too, an amendment by the one before. */
    private Deviations deviations(Contract contract, ContractVersion version, Terms terms, BigDecimal limit) {
        var number = contract.number();
        var before = versions.of(number).stream()
                .filter(one -> one.version() < version.version() && one.status() == VersionStatus.SIGNED)
                .findFirst()
                .map(ContractVersion::terms)
                .map(Terms::listPrice)
                .orElse(null);
        return Deviations.of(
                reviews.clauses(number, version.version()),
                terms,
                limit,
                version.isAmendment() ? null : contract.bidPrice(),
                before);
    }

    /** The terms in force; empty before the first signature. */
    @Transactional(readOnly = true)
    Optional<Terms> inForce(String number) {
        return contracts.get(number).inForce().flatMap(inForce -> versions.of(number).stream()
                .filter(version -> version.version() == inForce)
                .map(ContractVersion::terms)
                .filter(Objects::nonNull)
                .findFirst());
    }

    /** Whether the person drafts the open version now. */
    @Transactional(readOnly = true)
    boolean mayDraft(String number, String personId) {
        return process.isWith(number, ContractReviewProcess.DRAFT_CONTRACT, personId);
    }

    /** The person has a part in the contract from now on, and may read it whatever the department. */
    public void joined(String number, String personId) {
        contracts.joined(number, personId, false, personId, clock.instant());
    }

    private ContractVersion openVersion(String number) {
        return versions.open(number).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Times.ZONE));
    }

    private static String required(String field, @Nullable String text) {
        var problems = new ArrayList<FieldProblem>();
        var plain = TermsDraft.stripped(text);
        TermsDraft.requireText(problems, field, plain, LONGEST_REASON);
        if (plain == null || !problems.isEmpty()) {
            throw new ContractIncomplete(problems);
        }
        return plain;
    }

    private void enter(String number, int version, Kind kind, String text, String personId) {
        reviews.enter(number, version, null, kind, null, text, personId, clock.instant());
        contracts.joined(number, personId, false, personId, clock.instant());
    }

    private void tell(
            String fact,
            String by,
            String number,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        publisher.publishEvent(new Act("contract." + fact, by, number, "contract:" + number, before, after, reason));
    }
}
