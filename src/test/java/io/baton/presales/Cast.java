package io.baton.presales;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of the presales tests: a centre, a district with an engineer, and a district without one. */
final class Cast {

    static final String RAISER = "castAccountManager";
    static final String REVIEWING_RAISER = "castReviewingRaiser";
    static final String LONELY_ACCOUNT_MANAGER = "castLonelyAccountManager";
    static final String OTHER_ACCOUNT_MANAGER = "castOtherAccountManager";
    static final String DISTRICT_ENGINEER = "castDistrictEngineer";
    static final String ENGINEER = "castEngineer";
    static final String CO_AUTHOR = "castCoAuthor";
    static final String TECHNICAL = "castTechnical";
    static final String COMMERCIAL = "castCommercial";
    static final String SECURITY = "castSecurity";
    static final String INTERNAL_AUDITOR = "castInternalAuditor";
    static final String VERIFIER = "castVerifier";
    static final String MANAGER = "castManager";
    static final String SERVICE = "castService";
    static final String DELIVERY = "castDelivery";
    static final String PRODUCT = "castProduct";
    static final String RESOURCES = "castResources";
    static final String AUDITOR = "castAuditor";
    static final String ADMIN = "castAdmin";

    private Cast() {}

    static void enter(JdbcClient jdbc) {
        department(jdbc, "castTop", "TOP", null);
        department(jdbc, "castCentre", "CENTRE", "castTop");
        department(jdbc, "castAuditOffice", "OFFICE", "castCentre");
        department(jdbc, "castDistrict", "DISTRICT", "castTop");
        department(jdbc, "castLonelyDistrict", "DISTRICT", "castTop");
        person(jdbc, RAISER, "castDistrict", "accountManager");
        person(jdbc, OTHER_ACCOUNT_MANAGER, "castDistrict", "accountManager");
        person(jdbc, REVIEWING_RAISER, "castTop", "accountManager", "technicalReviewer");
        person(jdbc, LONELY_ACCOUNT_MANAGER, "castLonelyDistrict", "accountManager");
        person(jdbc, DISTRICT_ENGINEER, "castDistrict", "districtEngineer");
        person(jdbc, ENGINEER, "castCentre", "presalesEngineer", "technicalReviewer", "internalAuditor");
        person(jdbc, CO_AUTHOR, "castCentre", "presalesEngineer", "commercialReviewer");
        person(jdbc, TECHNICAL, "castCentre", "technicalReviewer");
        person(jdbc, COMMERCIAL, "castCentre", "commercialReviewer");
        person(jdbc, SECURITY, "castCentre", "securityReviewer");
        person(jdbc, INTERNAL_AUDITOR, "castAuditOffice", "internalAuditor");
        person(jdbc, VERIFIER, "castAuditOffice", "internalAuditor");
        person(jdbc, MANAGER, "castCentre", "centreManager");
        person(jdbc, SERVICE, "castCentre", "serviceManager");
        person(jdbc, DELIVERY, "castCentre", "deliveryManager");
        person(jdbc, PRODUCT, "castCentre", "productEngineer");
        person(jdbc, RESOURCES, "castCentre", "resourceAdmin");
        person(jdbc, AUDITOR, "castTop", "auditViewer");
        person(jdbc, ADMIN, "castTop", "admin");
    }

    private static void department(JdbcClient jdbc, String id, String kind, String parent) {
        jdbc.sql(
                        """
                        insert into baton.department (id, name, name_en, kind, parent_id, created_by, created_at, changed_by, changed_at)
                        values (:id, :id, :id, :kind, :parent, 'test', now(), 'test', now()) on conflict do nothing
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("parent", parent)
                .update();
    }

    private static void person(JdbcClient jdbc, String id, String department, String... groups) {
        jdbc.sql(
                        """
                        insert into baton.account (id, name, password_hash, department_id, created_by, created_at, changed_by, changed_at)
                        values (:id, :name, '-', :department, 'test', now(), 'test', now()) on conflict do nothing
                        """)
                .param("id", id)
                .param("name", id.substring(4))
                .param("department", department)
                .update();
        for (var group : List.of(groups)) {
            jdbc.sql(
                            "insert into baton.account_group (account_id, group_id) values (:id, :group) on conflict do nothing")
                    .param("id", id)
                    .param("group", group)
                    .update();
        }
    }
}
