package io.baton.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What is kept of a department; {@link Department} is what others see of it. */
@Entity
@Table(name = "department")
class DepartmentRecord implements Persistable<String> {

    @Id
    private String id;

    private String name;
    private String nameEn;

    @Enumerated(EnumType.STRING)
    private Department.Kind kind;

    private @Nullable String parentId;
    private @Nullable String headId;

    @Version
    private int version;

    private String createdBy;
    private Instant createdAt;
    private String changedBy;
    private Instant changedAt;

    @Transient
    private boolean stored;

    /** For JPA. */
    protected DepartmentRecord() {
        this("", "", "", Department.Kind.TOP, null, "", Instant.EPOCH);
    }

    DepartmentRecord(
            String id,
            String name,
            String nameEn,
            Department.Kind kind,
            @Nullable String parentId,
            String createdBy,
            Instant createdAt) {
        this.id = id;
        this.name = name;
        this.nameEn = nameEn;
        this.kind = kind;
        this.parentId = parentId;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.changedBy = createdBy;
        this.changedAt = createdAt;
    }

    void describe(String newName, String newNameEn, @Nullable String newHeadId) {
        name = newName;
        nameEn = newNameEn;
        headId = newHeadId;
    }

    void changed(String by, Instant at) {
        changedBy = by;
        changedAt = at;
    }

    @Override
    public String getId() {
        return id;
    }

    Organisation.DepartmentDetails details() {
        return new Organisation.DepartmentDetails(name, nameEn, headId);
    }

    Department.Kind kind() {
        return kind;
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
