package io.baton.notice.robot;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A robot that posts into one chat group. Its address and secret stand here sealed ({@link Seal}). */
@Entity
@Table(name = "robot")
class Robot {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Service service;

    private String url;
    private @Nullable String secret;
    private String host;
    private @Nullable String departmentId;
    private boolean enabled;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "robot_kind", joinColumns = @JoinColumn(name = "robot_id"))
    @Column(name = "kind")
    private Set<String> kinds = new HashSet<>();

    @Version
    private int version;

    private String createdBy;
    private Instant createdAt;
    private String changedBy;
    private Instant changedAt;

    /** For JPA. */
    protected Robot() {
        this("", Service.WECOM, "", "", null, "", Instant.EPOCH);
    }

    Robot(
            String name,
            Service service,
            String host,
            String url,
            @Nullable String secret,
            String createdBy,
            Instant createdAt) {
        this.name = name;
        this.service = service;
        this.host = host;
        this.url = url;
        this.secret = secret;
        this.enabled = true;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.changedBy = createdBy;
        this.changedAt = createdAt;
    }

    void describe(String newName, @Nullable String newDepartmentId, Set<String> newKinds, boolean nowEnabled) {
        name = newName;
        departmentId = newDepartmentId;
        kinds.retainAll(newKinds);
        kinds.addAll(newKinds);
        enabled = nowEnabled;
    }

    /** A new address comes with its own secret, or with none. */
    void moveTo(Service newService, String newHost, String newUrl, @Nullable String newSecret) {
        service = newService;
        host = newHost;
        url = newUrl;
        secret = newSecret;
    }

    void changed(String by, Instant at) {
        changedBy = by;
        changedAt = at;
    }

    /** Whether it posts notices of the kind to somebody of one of the departments. */
    boolean listensTo(String kind, Set<String> departments) {
        return enabled && kinds.contains(kind) && (departmentId == null || departments.contains(departmentId));
    }

    /** What people may see of it. */
    RobotView view() {
        return new RobotView(
                id(), name, service, host, secret != null, departmentId, Set.copyOf(kinds), enabled, version);
    }

    long id() {
        return id == null ? 0 : id;
    }

    int version() {
        return version;
    }

    String changedBy() {
        return changedBy;
    }

    Service service() {
        return service;
    }

    /** False for one from before robots were sealed, until the next start with a key. */
    boolean isSealed() {
        return !url.contains("://");
    }

    String url() {
        return url;
    }

    @Nullable
    String secret() {
        return secret;
    }

    boolean enabled() {
        return enabled;
    }
}
