package io.baton.bench;

import io.baton.Staff;

/** The people of the measured cases: a district, and the centre that serves it, among twenty departments. */
final class Cast {

    static final String DISTRICT = "benchDistrict1";
    static final String MANAGER = "benchAccountManager";
    static final String ENGINEER = "benchEngineer";
    static final String OTHER_ENGINEER = "benchOtherEngineer";
    static final String TECHNICAL = "benchTechnical";
    static final String COMMERCIAL = "benchCommercial";
    static final String SECURITY = "benchSecurity";

    private Cast() {}

    static void enter(Staff staff) {
        staff.department("benchTop", "TOP", null).department("benchCentre", "CENTRE", "benchTop");
        for (var number = 1; number <= 18; number++) {
            staff.department("benchDistrict" + number, "DISTRICT", "benchTop");
        }
        staff.person(MANAGER, DISTRICT, "accountManager")
                .person(ENGINEER, "benchCentre", "presalesEngineer")
                .person(OTHER_ENGINEER, "benchCentre", "presalesEngineer")
                .person(TECHNICAL, "benchCentre", "technicalReviewer")
                .person(COMMERCIAL, "benchCentre", "commercialReviewer")
                .person(SECURITY, "benchCentre", "securityReviewer");
    }
}
