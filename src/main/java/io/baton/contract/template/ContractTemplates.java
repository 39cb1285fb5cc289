package io.baton.contract.template;

import static io.baton.contract.template.TemplateDocuments.*;

import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.document.word.WordTemplate;
import io.baton.document.word.WordValues;
import io.baton.people.Act;
import io.baton.web.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Word templates from which contracts are made (R-CO-1): managers replace them, and every version is kept. */
@Service
@Transactional
public class ContractTemplates {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1000;
    private static final String ENDING = ".docx";
    private static final String NOTHING = "—";

    /** The template's name is its file's. */
    private static final Pattern UNFIT_FOR_FILES =
            Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}\u202A-\u202E\u2066-\u2069]");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final TemplateRecords records;
    private final TemplateDocuments access;
    private final Documents documents;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ContractTemplates(
            TemplateRecords records,
            TemplateDocuments access,
            Documents documents,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.records = records;
        this.access = access;
        this.documents = documents;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The versions from which contracts are made now, one of each template, by name. */
    @Transactional(readOnly = true)
    public List<ContractTemplate> offered() {
        return records.all().stream().filter(ContractTemplate::offered).toList();
    }

    /** Any version, also one that is no longer offered: contracts stay made from it. */
    @Transactional(readOnly = true)
    public Optional<ContractTemplate> find(long id) {
        return records.find(id);
    }

    /**
     * The contract as a Word file, in the words of this version of the template; in Chinese, whatever the language of the page.
     *
     * @throws io.baton.web.Refusal when there is no such version
     */
    @Transactional(readOnly = true)
    public byte[] fill(long id, ContractPaper paper) {
        var template = records.find(id).orElseThrow(TemplateUnknown::new);
        return WordTemplate.read(file(template)).fill(values(paper));
    }

    @Transactional(readOnly = true)
    boolean mayKeep(String personId) {
        return access.mayKeep(personId);
    }

    @Transactional(readOnly = true)
    void requireKeeper(String personId) {
        if (!access.mayKeep(personId)) {
            throw new TemplatesNotYours();
        }
    }

    /** All versions for a person who may see them, by name, the newest first. */
    @Transactional(readOnly = true)
    List<ContractTemplate> all(String personId) {
        if (!access.mayRead(personId)) {
            throw new TemplatesNotYours();
        }
        return records.all();
    }

    @Transactional(readOnly = true)
    ContractTemplate read(long id, String personId) {
        return records.find(id).filter(found -> access.mayRead(personId)).orElseThrow(TemplateUnknown::new);
    }

    /** How the tags differ from those of the version that is offered, or of the one before when this is the offered one. */
    @Transactional(readOnly = true)
    Optional<Map.Entry<ContractTemplate, TemplateChange>> change(ContractTemplate template) {
        var others = records.all().stream()
                .filter(other -> other.name().equals(template.name()) && other.id() != template.id())
                .toList();
        return others.stream()
                .filter(ContractTemplate::offered)
                .findFirst()
                .or(() -> others.stream()
                        .filter(other -> other.version() < template.version())
                        .findFirst())
                .map(other -> Map.entry(other, TemplateChange.between(other, template)));
    }

    /**
     * A manager uploads a new version; contracts are made from it from now on.
     *
     * @param name of the template; one that is not known yet is a new template
     * @return the version's id
     * @throws TemplateInvalid with every problem of name, reason and tags
     * @throws io.baton.document.word.WordTemplateRefused when the file cannot be a template
     */
    long upload(@Nullable String name, byte[] file, @Nullable String reason, String personId) {
        requireKeeper(personId);
        var problems = new ArrayList<FieldProblem>();
        var plainName = text("name", name, LONGEST_NAME, problems);
        if (plainName.startsWith(".") || UNFIT_FOR_FILES.matcher(plainName).find()) {
            problems.add(FieldProblem.of("name", "contract.problem.templateName"));
        }
        var plainReason = text("reason", reason, LONGEST_REASON, problems);
        if (file.length == 0) {
            problems.add(FieldProblem.of("file", "contract.problem.fileMissing"));
        }
        requireNone(problems);
        var tags = WordTemplate.read(file).tags();
        problemsOf(tags).forEach(problems::add);
        requireNone(problems);
        records.takeTurns();
        var added = add(plainName, file, tags, plainReason, false, personId);
        offer(added, plainReason, personId);
        return added.id();
    }

    /**
     * The template that comes with the product is brought in once. It is offered when it is the first one, or replaces the newest one
     * of the product while that is offered. Otherwise it waits beside the others: managers have their own version, or withdrew the template.
     */
    void ship(String name, byte[] file) {
        records.takeTurns();
        var versions = records.all().stream()
                .filter(version -> version.name().equals(name))
                .toList();
        if (versions.stream().anyMatch(version -> version.shipped() && Arrays.equals(file(version), file))) {
            return;
        }
        var follows = versions.isEmpty()
                || versions.stream()
                        .filter(ContractTemplate::shipped)
                        .findFirst()
                        .filter(ContractTemplate::offered)
                        .isPresent();
        var reason = "随产品提供 / comes with the product";
        var added = add(name, file, WordTemplate.read(file).tags(), reason, true, PRODUCT);
        if (follows) {
            offer(added, reason, PRODUCT);
        }
    }

    /**
     * Contracts are made from this version from now on, instead of the one of the same template that was offered before.
     *
     * @throws TemplateOfferedAlready when it is the one
     */
    void offer(long id, @Nullable String reason, String personId) {
        requireKeeper(personId);
        records.takeTurns();
        var template = records.find(id).orElseThrow(TemplateUnknown::new);
        if (template.offered()) {
            throw new TemplateOfferedAlready();
        }
        offer(template, required(reason), personId);
    }

    /**
     * No contract is made from this template any more, until one of its versions is offered again.
     *
     * @throws LastTemplate when no other one is offered
     * @throws TemplateOfferedAlready when this version is not offered
     */
    void withdraw(long id, @Nullable String reason, String personId) {
        requireKeeper(personId);
        records.takeTurns();
        var template = records.find(id).orElseThrow(TemplateUnknown::new);
        if (!template.offered()) {
            throw new TemplateOfferedAlready();
        }
        var plainReason = required(reason);
        if (offered().size() == 1) {
            throw new LastTemplate();
        }
        records.offered(id, false, personId, clock.instant());
        tell("templateWithdrawn", template, plainReason, personId);
    }

    private ContractTemplate add(
            String name, byte[] file, Set<String> tags, String reason, boolean shipped, String by) {
        var document = documents.add(
                KEY, PURPOSE, new Upload(name + ENDING, file.length, () -> new ByteArrayInputStream(file)), by);
        var id = records.add(name, document.number(), document.id(), tags, reason, shipped, by, clock.instant());
        var added = records.find(id).orElseThrow();
        tell("templateAdded", added, reason, by);
        return added;
    }

    private void offer(ContractTemplate template, String reason, String by) {
        records.offer(template, by, clock.instant());
        tell("templateOffered", template, reason, by);
    }

    private byte[] file(ContractTemplate template) {
        var out = new ByteArrayOutputStream();
        documents.write(documents.get(template.documentId(), PRODUCT), out);
        return out.toByteArray();
    }

    private static List<FieldProblem> problemsOf(Set<String> tags) {
        var problems = new ArrayList<FieldProblem>();
        var unknown = tags.stream().filter(tag -> ContractTag.of(tag).isEmpty()).collect(Collectors.joining(", "));
        var missing = Arrays.stream(ContractTag.values())
                .filter(ContractTag::required)
                .map(ContractTag::tag)
                .filter(tag -> !tags.contains(tag))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            problems.add(FieldProblem.of("file", "contract.problem.tagsUnknown", unknown));
        } else if (!missing.isEmpty()) {
            problems.add(FieldProblem.of("file", "contract.problem.tagsMissing", missing));
        }
        return problems;
    }

    private static WordValues values(ContractPaper paper) {
        var values = new EnumMap<ContractTag, String>(ContractTag.class);
        values.put(ContractTag.CONTRACT_NUMBER, paper.number());
        values.put(ContractTag.AGREEMENT, paper.version() == 1 ? "合同" : "补充协议（第 " + (paper.version() - 1) + " 号）");
        values.put(ContractTag.CUSTOMER_NAME, paper.customer());
        values.put(ContractTag.CARRIER_UNIT, paper.carrierUnit());
        values.put(ContractTag.ACCOUNT_MANAGER, paper.accountManager());
        values.put(ContractTag.PROJECT_TITLE, paper.projectTitle());
        values.put(
                ContractTag.CONTRACT_VALUE,
                new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(paper.value()));
        values.put(ContractTag.VALUE_IN_WORDS, Capitals.of(paper.value()));
        values.put(ContractTag.PAYMENT, paper.payment());
        values.put(ContractTag.START_DATE, day(paper.startOn()));
        values.put(ContractTag.END_DATE, day(paper.endOn()));
        values.put(ContractTag.PROMISED_DATE, day(paper.promisedOn()));
        values.put(ContractTag.AMENDMENT_REASON, paper.amendmentReason() == null ? NOTHING : paper.amendmentReason());
        var clauses = paper.clauses().isEmpty()
                ? List.of(new ContractPaper.Clause(NOTHING, NOTHING, "无，按标准条款执行。"))
                : paper.clauses();
        return new WordValues(
                values.entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().tag(), Map.Entry::getValue)),
                Map.of(
                        ContractTag.CLAUSES,
                        clauses.stream()
                                .map(clause -> Map.of(
                                        ContractTag.CLAUSE_REFERENCE.column(), clause.reference(),
                                        ContractTag.CLAUSE_STANDARD.column(), clause.standard(),
                                        ContractTag.CLAUSE_CHANGED.column(), clause.changed()))
                                .toList()));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String required(@Nullable String reason) {
        var problems = new ArrayList<FieldProblem>();
        var plain = text("reason", reason, LONGEST_REASON, problems);
        requireNone(problems);
        return plain;
    }

    private static String text(String field, @Nullable String typed, int most, List<FieldProblem> problems) {
        var text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            problems.add(FieldProblem.of(field, "contract.problem.templateTextMissing"));
        } else if (text.length() > most) {
            problems.add(FieldProblem.of(field, "contract.problem.templateTextTooLong", most));
        }
        return text;
    }

    private static void requireNone(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new TemplateInvalid(problems);
        }
    }

    private void tell(String fact, ContractTemplate template, String reason, String by) {
        publisher.publishEvent(new Act(
                "contract." + fact,
                by,
                null,
                "contractTemplate:" + template.id(),
                null,
                Map.of("name", template.name(), "version", template.version()),
                reason));
    }
}
