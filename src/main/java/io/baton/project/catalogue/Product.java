package io.baton.project.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A product of the catalogue, matched to the scenarios it serves (R-PS-14). */
@Entity
@Table(name = "product")
public class Product {

    @Id
    @JsonProperty
    private String id = "";

    @JsonProperty
    private String name = "";

    @JsonProperty
    private String nameEn = "";

    @JsonProperty
    private String description = "";

    @JsonProperty
    private boolean offered = true;

    @JsonProperty
    private int position;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "product_scenario", joinColumns = @JoinColumn(name = "product_id"))
    @Column(name = "scenario_id")
    @JsonProperty
    private Set<String> scenarios = new TreeSet<>();

    @Version
    @JsonProperty
    private @Nullable Integer version;

    private String createdBy = "";
    private Instant createdAt = Instant.EPOCH;
    private String changedBy = "";
    private Instant changedAt = Instant.EPOCH;

    protected Product() {}

    Product(String id, int position, ProductDetails details, String by, Instant at) {
        this.id = id;
        this.position = position;
        this.createdBy = by;
        this.createdAt = at;
        change(details, by, at);
    }

    /** Takes over details that have no {@link ProductDetails#problems() problems}. */
    final void change(ProductDetails details, String by, Instant at) {
        this.name = Objects.requireNonNull(details.name());
        this.nameEn = Objects.requireNonNull(details.nameEn());
        this.description = Objects.requireNonNull(details.description());
        this.offered = Boolean.TRUE.equals(details.offered());
        this.scenarios.clear();
        this.scenarios.addAll(Objects.requireNonNull(details.scenarios()));
        this.changedBy = by;
        this.changedAt = at;
    }

    public String id() {
        return id;
    }

    /** The name in Chinese. */
    public String name() {
        return name;
    }

    public String nameEn() {
        return nameEn;
    }

    /** The name in the language of the page: {@code zh} or {@code en}. */
    public String name(String language) {
        return language.equals("en") ? nameEn : name;
    }

    public String description() {
        return description;
    }

    /** Whether new needs may name it. */
    public boolean offered() {
        return offered;
    }

    int position() {
        return position;
    }

    /** Ids of the scenarios it serves. */
    public Set<String> scenarios() {
        return Set.copyOf(scenarios);
    }

    /** The state a person saw, for optimistic locking. */
    public int version() {
        return version == null ? 0 : version;
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** All that a change can touch, in words for the record of changes. */
    String summary() {
        return "%s | %s | %s | %s | %s".formatted(name, nameEn, description, offered, scenarios);
    }
}
