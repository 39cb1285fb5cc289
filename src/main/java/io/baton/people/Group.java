package io.baton.people;

import java.util.Arrays;
import java.util.Optional;

/** The groups of rulebook section 1. Their ids are the engine's group ids: letters and digits only. */
public enum Group {
    ACCOUNT_MANAGER("accountManager"),
    LEAD_ACCOUNT_MANAGER("leadAccountManager"),
    PRESALES_ENGINEER("presalesEngineer"),
    LEAD_ENGINEER("leadEngineer"),
    DISTRICT_ENGINEER("districtEngineer"),
    PRODUCT_ENGINEER("productEngineer"),
    TECHNICAL_REVIEWER("technicalReviewer"),
    COMMERCIAL_REVIEWER("commercialReviewer"),
    SECURITY_REVIEWER("securityReviewer"),
    INTERNAL_AUDITOR("internalAuditor"),
    BID_MANAGER("bidManager"),
    LEGAL("legal"),
    FINANCE("finance"),
    DELIVERY_MANAGER("deliveryManager"),
    IN_SALE_ENGINEER("inSaleEngineer"),
    PROVISIONING("provisioning"),
    PROCUREMENT("procurement"),
    RESOURCE_ADMIN("resourceAdmin"),
    SERVICE_MANAGER("serviceManager"),
    NOC("noc"),
    SUPERVISOR("supervisor"),
    PARTNER_MANAGER("partnerManager"),
    SETTLEMENT_CLERK("settlementClerk"),
    CENTRE_MANAGER("centreManager"),
    DEPARTMENT_HEAD("departmentHead"),
    PROCESS_MANAGER("processManager"),
    AUDIT_VIEWER("auditViewer"),
    ADMIN("admin");

    private final String id;

    Group(String id) {
        this.id = id;
    }

    /** The engine's group id, as models and the database write it. */
    public String id() {
        return id;
    }

    /** The key of the group's name for people. */
    public String messageKey() {
        return "people.group." + id;
    }

    public static Optional<Group> of(String id) {
        return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
    }
}
