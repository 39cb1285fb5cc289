package io.baton.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A government or enterprise customer, with its class (R-CU-1). Others read it; only {@link Customers} changes it. */
@Entity
@Table(name = "customer")
public class Customer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @JsonProperty
    private @Nullable Long id;

    @JsonProperty
    private String name = "";

    @JsonProperty
    private @Nullable String creditCode;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private Sector sector = Sector.OTHER;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private Level level = Level.NONE;

    @JsonProperty
    private @Nullable Integer taxRank;

    @Enumerated(EnumType.STRING)
    @JsonProperty
    private Size size = Size.SMALL;

    @JsonProperty
    private String contact = "";

    @JsonProperty
    private String departmentId = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "customer_class")
    @JsonProperty
    private CustomerClass customerClass = CustomerClass.C;

    @Version
    @JsonProperty
    private int version;

    private String createdBy = "";
    private Instant createdAt = Instant.EPOCH;

    @JsonProperty
    private String changedBy = "";

    @JsonProperty
    private Instant changedAt = Instant.EPOCH;

    protected Customer() {}

    Customer(CustomerDetails details, CustomerClass customerClass, String departmentId, String by, Instant at) {
        this.departmentId = departmentId;
        this.createdBy = by;
        this.createdAt = at;
        change(details, customerClass, by, at);
    }

    /** Takes over details that have no {@link CustomerDetails#problems() problems}, and the class they lead to. */
    final void change(CustomerDetails details, CustomerClass newClass, String by, Instant at) {
        this.name = Objects.requireNonNull(details.name());
        this.creditCode = details.creditCode();
        this.sector = Sector.of(Objects.requireNonNull(details.sector())).orElseThrow();
        this.level = Level.of(Objects.requireNonNull(details.level())).orElseThrow();
        this.taxRank = details.taxRank();
        this.size = Size.of(Objects.requireNonNull(details.size())).orElseThrow();
        this.contact = Objects.requireNonNull(details.contact());
        this.customerClass = newClass;
        this.changedBy = by;
        this.changedAt = at;
    }

    void reclassify(CustomerClass newClass, String by, Instant at) {
        this.customerClass = newClass;
        this.changedBy = by;
        this.changedAt = at;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public String name() {
        return name;
    }

    public @Nullable String creditCode() {
        return creditCode;
    }

    public Sector sector() {
        return sector;
    }

    public Level level() {
        return level;
    }

    /** The rank among the province's tax payers, from 1; null when unranked. */
    public @Nullable Integer taxRank() {
        return taxRank;
    }

    public Size size() {
        return size;
    }

    public String contact() {
        return contact;
    }

    /** The department of the account manager who keeps the customer (R-OR-1). */
    public String departmentId() {
        return departmentId;
    }

    /** Internal: never shown in anything a customer receives (R-SL-10). */
    public CustomerClass customerClass() {
        return customerClass;
    }

    /** The state a person saw, for optimistic locking. */
    public int version() {
        return version;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }
}
