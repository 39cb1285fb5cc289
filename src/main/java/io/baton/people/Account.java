package io.baton.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What is kept of a person who may sign in. */
@Entity
@Table(name = "account")
class Account implements Persistable<String> {

    @Id
    private String id;

    private String name;
    private String passwordHash;
    private String departmentId;
    private boolean enabled;
    private @Nullable String email;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_group", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "group_id")
    private Set<String> groups = new HashSet<>();

    @Version
    private int version;

    private String createdBy;
    private Instant createdAt;
    private String changedBy;
    private Instant changedAt;

    @Transient
    private boolean stored;

    /** For JPA. */
    protected Account() {
        this("", "", "", "", Set.of(), null, "", Instant.EPOCH);
    }

    Account(
            String id,
            String name,
            String departmentId,
            String passwordHash,
            Set<String> groups,
            @Nullable String email,
            String createdBy,
            Instant createdAt) {
        this.id = id;
        this.name = name;
        this.departmentId = departmentId;
        this.passwordHash = passwordHash;
        this.enabled = true;
        this.groups.addAll(groups);
        this.email = email;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.changedBy = createdBy;
        this.changedAt = createdAt;
    }

    void describe(
            String newName,
            String newDepartmentId,
            Set<String> newGroups,
            boolean nowEnabled,
            @Nullable String newEmail) {
        name = newName;
        departmentId = newDepartmentId;
        groups.retainAll(newGroups);
        groups.addAll(newGroups);
        enabled = nowEnabled;
        email = newEmail;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    void changed(String by, Instant at) {
        changedBy = by;
        changedAt = at;
    }

    boolean isEnabledAdmin() {
        return enabled && groups.contains(Group.ADMIN.id());
    }

    @Override
    public String getId() {
        return id;
    }

    String passwordHash() {
        return passwordHash;
    }

    int version() {
        return version;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void nowStored() {
        stored = true;
    }
}
