package io.baton.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A customer's need and the project it becomes, under one number (R-PS-1). Others read it; only {@link Projects} changes it. */
@Entity
@Table(name = "project")
public class Project {

    @Id
    @JsonProperty
    private String number = "";

    @JsonProperty
    private String title = "";

    @JsonProperty
    private long customerId;

    @JsonProperty
    private String need = "";

    @JsonProperty("scenario")
    private String scenarioId = "";

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "project_product", joinColumns = @JoinColumn(name = "project_number"))
    @Column(name = "product_id")
    @JsonProperty
    private Set<String> products = new TreeSet<>();

    @JsonProperty
    private int sites;

    @JsonProperty
    private BigDecimal bandwidthMbps = BigDecimal.ZERO;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private Area area = Area.CITY;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private SecurityLevel securityLevel = SecurityLevel.NORMAL;

    @JsonProperty
    private BigDecimal annualRevenue = BigDecimal.ZERO;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private Complexity complexity = Complexity.LOW;

    @JsonProperty
    private boolean crossDomain;

    @JsonProperty
    private LocalDate wantedOn = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private RequestKind requestKind = RequestKind.CUSTOMER;

    @JsonProperty
    private boolean urgent;

    @JsonProperty
    private @Nullable String urgentReason;

    @JsonProperty
    private String raisedBy = "";

    @JsonProperty
    private Instant raisedAt = Instant.EPOCH;

    @JsonProperty
    private String takenBy = "";

    @JsonProperty
    private Instant takenAt = Instant.EPOCH;

    @JsonProperty
    private @Nullable String channel;

    @JsonProperty
    private String departmentId = "";

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private @Nullable Grade grade;

    @JsonProperty
    private @Nullable Boolean major;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private @Nullable SupportDesk supportDesk;

    @JsonProperty
    private @Nullable Instant firstAnswerDue;

    private @Nullable Instant greenSince;

    @JsonProperty
    private @Nullable Instant firstAnswerAt;

    @JsonProperty
    private @Nullable String plannedMeasure;

    @JsonProperty
    private @Nullable LocalDate expectedOn;

    @JsonProperty
    private @Nullable String customerTodo;

    @JsonProperty
    private @Nullable String handUpReason;

    @JsonProperty
    private @Nullable String designer;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private ProjectStatus status = ProjectStatus.PRESALES;

    @JsonProperty
    private @Nullable String statusReason;

    @JsonProperty
    private @Nullable Instant signedAt;

    @Version
    private @Nullable Integer version;

    private String createdBy = "";
    private Instant createdAt = Instant.EPOCH;
    private String changedBy = "";
    private Instant changedAt = Instant.EPOCH;

    protected Project() {}

    Project(String number, Need need, Taken taken, String raisedBy, String departmentId, Instant raisedAt) {
        this.number = number;
        this.title = Objects.requireNonNull(need.title());
        this.customerId = Objects.requireNonNull(need.customerId());
        this.need = Objects.requireNonNull(need.need());
        this.scenarioId = Objects.requireNonNull(need.scenario());
        this.products.addAll(Objects.requireNonNull(need.products()));
        this.sites = Objects.requireNonNull(need.sites());
        this.bandwidthMbps = Objects.requireNonNull(need.bandwidthMbps());
        this.area = Area.of(Objects.requireNonNull(need.area())).orElseThrow();
        this.securityLevel =
                SecurityLevel.of(Objects.requireNonNull(need.securityLevel())).orElseThrow();
        state(need.figures());
        this.wantedOn = Objects.requireNonNull(need.wantedOn());
        this.requestKind =
                RequestKind.of(Objects.requireNonNull(need.requestKind())).orElseThrow();
        this.urgent = need.isUrgent();
        this.urgentReason = need.isUrgent() ? need.urgentReason() : null;
        this.raisedBy = raisedBy;
        this.raisedAt = raisedAt;
        this.takenBy = taken.by();
        this.takenAt = taken.at();
        this.channel = taken.channel();
        this.departmentId = departmentId;
        this.createdBy = raisedBy;
        this.createdAt = raisedAt;
        touch(raisedBy, raisedAt);
    }

    void graded(Grading grading, Instant answerDue, String by, Instant at) {
        requireRunning();
        this.grade = grading.grade();
        this.major = grading.major();
        this.supportDesk = grading.supportDesk();
        this.firstAnswerDue = answerDue;
        touch(by, at);
    }

    void regraded(Figures figures, Grading grading, String by, Instant at) {
        requireRunning();
        state(figures);
        this.grade = grading.grade();
        this.major = grading.major();
        this.supportDesk = grading.supportDesk();
        touch(by, at);
    }

    private void state(Figures figures) {
        this.annualRevenue = Objects.requireNonNull(figures.annualRevenue());
        this.complexity =
                Complexity.of(Objects.requireNonNull(figures.complexity())).orElseThrow();
        this.crossDomain = figures.isCrossDomain();
    }

    void tookGreenChannel(String by, Instant at) {
        requireRunning();
        this.greenSince = at;
        touch(by, at);
    }

    void firstAnswerMoved(Instant due, String by, Instant at) {
        requireRunning();
        this.firstAnswerDue = due;
        touch(by, at);
    }

    void answered(FirstAnswer answer, String by, Instant at) {
        requireRunning();
        this.firstAnswerAt = at;
        this.plannedMeasure = answer.plannedMeasure();
        this.expectedOn = answer.expectedOn();
        this.customerTodo = answer.customerTodo();
        this.designer = by;
        touch(by, at);
    }

    void handedUp(String reason, String by, Instant at) {
        requireRunning();
        this.handUpReason = reason;
        touch(by, at);
    }

    void designedBy(String by, Instant at) {
        requireRunning();
        this.designer = by;
        touch(by, at);
    }

    void withdrawn(String reason, String by, Instant at) {
        if (status == ProjectStatus.SIGNED) {
            throw new AlreadySigned(number);
        }
        if (!status.isWithdrawable()) {
            throw new PresalesOver(number);
        }
        this.status = ProjectStatus.WITHDRAWN;
        this.statusReason = reason;
        touch(by, at);
    }

    void ended(ProjectStatus how, @Nullable String reason, String by, Instant at) {
        requireRunning();
        this.status = how;
        this.statusReason = reason;
        touch(by, at);
    }

    /** The bid for the customer's tender ended, or nobody bids (R-BD-2, R-BD-7). */
    void bidEnded(ProjectStatus how, @Nullable String reason, String by, Instant at) {
        if (status != ProjectStatus.TO_BID) {
            throw new NotToBid(number);
        }
        this.status = how;
        this.statusReason = reason;
        touch(by, at);
    }

    /** The customer signed the contract (R-CO-1). */
    void signed(String by, Instant at) {
        require(ProjectStatus.TO_CONTRACT);
        this.status = ProjectStatus.SIGNED;
        this.statusReason = null;
        this.signedAt = at;
        touch(by, at);
    }

    /** No contract came of it: the customer or the carrier does not sign (R-PS-8). */
    void contractFailed(String reason, String by, Instant at) {
        require(ProjectStatus.TO_CONTRACT);
        this.status = ProjectStatus.LOST;
        this.statusReason = reason;
        touch(by, at);
    }

    /** The signed contract was cancelled; it stays counted among the signed ones (R-DL-15). */
    void contractCancelled(String reason, String by, Instant at) {
        require(ProjectStatus.SIGNED);
        this.status = ProjectStatus.CANCELLED;
        this.statusReason = reason;
        touch(by, at);
    }

    private void require(ProjectStatus expected) {
        if (status != expected) {
            throw new NotToContract(number);
        }
    }

    /** @throws PresalesOver when the presales review has ended, so that nothing of it changes any more */
    public void requireRunning() {
        if (status != ProjectStatus.PRESALES) {
            throw new PresalesOver(number);
        }
    }

    private void touch(String by, Instant at) {
        this.changedBy = by;
        this.changedAt = at;
    }

    public String number() {
        return number;
    }

    public String title() {
        return title;
    }

    public long customerId() {
        return customerId;
    }

    public String need() {
        return need;
    }

    public String scenarioId() {
        return scenarioId;
    }

    public Set<String> products() {
        return Set.copyOf(products);
    }

    public int sites() {
        return sites;
    }

    /** Per site, in Mbit/s. */
    public BigDecimal bandwidthMbps() {
        return bandwidthMbps;
    }

    public Area area() {
        return area;
    }

    public SecurityLevel securityLevel() {
        return securityLevel;
    }

    /** What the grade follows from. */
    public Figures figures() {
        return new Figures(annualRevenue, complexity.id(), crossDomain);
    }

    /** Expected revenue in CNY per year. */
    public BigDecimal annualRevenue() {
        return annualRevenue;
    }

    public Complexity complexity() {
        return complexity;
    }

    public boolean crossDomain() {
        return crossDomain;
    }

    public LocalDate wantedOn() {
        return wantedOn;
    }

    public RequestKind requestKind() {
        return requestKind;
    }

    public boolean urgent() {
        return urgent;
    }

    public @Nullable String urgentReason() {
        return urgentReason;
    }

    /** The account manager. */
    public String raisedBy() {
        return raisedBy;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    /** Who took the customer's request: the account manager, unless it came in through somebody else (R-SL-9). */
    public String takenBy() {
        return takenBy;
    }

    /** From when the time for the first answer runs (R-SL-8). */
    public Instant takenAt() {
        return takenAt;
    }

    /** Leads to the words for the channel; null when the account manager raised the need without an intake. */
    public @Nullable String channelKey() {
        return channel == null ? null : "project.channel." + channel;
    }

    /** The account manager's department when the need was raised (R-OR-1). */
    public String departmentId() {
        return departmentId;
    }

    public @Nullable Grade grade() {
        return grade;
    }

    public @Nullable Boolean major() {
        return major;
    }

    public @Nullable SupportDesk supportDesk() {
        return supportDesk;
    }

    /** When the first answer is due (R-SL-2). */
    public @Nullable Instant firstAnswerDue() {
        return firstAnswerDue;
    }

    /** Since when the project takes the green channel (R-PS-11); null when it does not. */
    public @Nullable Instant greenSince() {
        return greenSince;
    }

    /** When the need was answered and with that accepted (R-PS-2, R-SL-8). */
    public @Nullable Instant firstAnswerAt() {
        return firstAnswerAt;
    }

    public @Nullable String plannedMeasure() {
        return plannedMeasure;
    }

    public @Nullable LocalDate expectedOn() {
        return expectedOn;
    }

    public @Nullable String customerTodo() {
        return customerTodo;
    }

    /** Why the district handed the need up to the centre, if it did. */
    public @Nullable String handUpReason() {
        return handUpReason;
    }

    /** The engineer who took the need over, later who last completed the design. */
    public @Nullable String designer() {
        return designer;
    }

    public ProjectStatus status() {
        return status;
    }

    /** When the customer signed (R-CO-1); null before. */
    public @Nullable Instant signedAt() {
        return signedAt;
    }

    public @Nullable String statusReason() {
        return statusReason;
    }

    /** When the status, the figures, the grade or the answer last changed. */
    public Instant changedAt() {
        return changedAt;
    }

    /** Account of who or what changed it last. */
    public String changedBy() {
        return changedBy;
    }

    /** Another one after each change; null before it is kept, by which Spring Data knows a new one. */
    public @Nullable Integer version() {
        return version;
    }
}
