package io.baton.internalaudit;

import io.baton.Staff;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.project.Need;
import io.baton.project.Projects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of the audit tests, and a project to audit: raised in a district, delivered by an office of the centre. */
final class AuditCast {

    static final String RAISER = "auditRaiser";
    static final String AUDITOR = "auditAuditor";
    static final String OTHER_AUDITOR = "auditOtherAuditor";
    static final String THIRD_AUDITOR = "auditThirdAuditor";
    static final String DISTRICT_AUDITOR = "auditDistrictAuditor";
    static final String ENGINEER = "auditEngineer";
    static final String COLLEAGUE = "auditColleague";
    static final String ENGINEERS_HEAD = "auditHead";
    static final String CENTRE_MANAGER = "auditManager";
    static final String VIEWER = "auditViewing";
    static final String STRANGER = "auditStranger";

    private final Staff staff;
    private final Customers customers;
    private final Projects projects;
    private final JdbcClient jdbc;

    AuditCast(Staff staff, Customers customers, Projects projects, JdbcClient jdbc) {
        this.staff = staff;
        this.customers = customers;
        this.projects = projects;
        this.jdbc = jdbc;
    }

    void enter() {
        staff.department("auditTop", "TOP", null)
                .department("auditCentre", "CENTRE", "auditTop")
                .department("auditOffice", "OFFICE", "auditCentre")
                .department("auditDistrict", "DISTRICT", "auditTop")
                .department("auditElsewhere", "DISTRICT", "auditTop")
                .person(RAISER, "auditDistrict", "accountManager")
                .person(AUDITOR, "auditCentre", "internalAuditor")
                .person(OTHER_AUDITOR, "auditCentre", "internalAuditor")
                .person(THIRD_AUDITOR, "auditCentre", "internalAuditor")
                .person(DISTRICT_AUDITOR, "auditDistrict", "internalAuditor")
                .person(ENGINEER, "auditOffice", "inSaleEngineer")
                .person(COLLEAGUE, "auditOffice", "inSaleEngineer")
                .person(ENGINEERS_HEAD, "auditOffice", "centreManager")
                .person(CENTRE_MANAGER, "auditCentre", "centreManager")
                .person(VIEWER, "auditTop", "auditViewer")
                .person(STRANGER, "auditElsewhere", "provisioning");
        jdbc.sql("update baton.department set head_id = :head where id = 'auditOffice'")
                .param("head", ENGINEERS_HEAD)
                .update();
    }

    /** So many more auditors, any of whom may verify. */
    List<String> verifiers(int count) {
        var verifiers = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "auditVerifier" + number)
                .toList();
        verifiers.forEach(verifier -> staff.person(verifier, "auditCentre", "internalAuditor"));
        return verifiers;
    }

    /** The number of a new project. */
    String project() {
        var customer = customers
                .create(
                        new CustomerDetails(
                                "客户 " + UUID.randomUUID(), null, "other", "prefecture", null, "medium", "张主任"),
                        RAISER)
                .id();
        return projects.raise(
                        new Need(
                                customer,
                                "番禺园区交付",
                                "三个园区专线",
                                "smart-community",
                                Set.of("global-eye"),
                                3,
                                new BigDecimal("20"),
                                "city",
                                "normal",
                                new BigDecimal("900000"),
                                "medium",
                                false,
                                LocalDate.of(2026, 12, 31),
                                "customer",
                                false,
                                null),
                        null,
                        RAISER)
                .number();
    }
}
