package io.baton.bench;

import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.presales.Presales;
import io.baton.presales.SolutionDraft;
import io.baton.project.Need;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** Raises needs and writes solutions as people do, by the facades. */
final class Needs {

    private final Presales presales;
    private final long customer;

    Needs(Presales presales, Customers customers) {
        this.presales = presales;
        customer = customers.create(
                        new CustomerDetails(
                                "香江集团", null, "other", "prefecture", null, "medium", "张主任 020-12345678"),
                        Cast.MANAGER)
                .id();
    }

    String raise() {
        return presales.raiseNeed(
                new Need(
                        customer,
                        "跨省内网",
                        "总部与物流园组网",
                        "group-intranet",
                        Set.of("vpn"),
                        46,
                        new BigDecimal("50"),
                        "city",
                        "normal",
                        new BigDecimal("1900000"),
                        "medium",
                        false,
                        LocalDate.now().plusMonths(3),
                        "customer",
                        false,
                        null),
                Cast.MANAGER);
    }

    void saveSolution(String number) {
        presales.saveSolution(
                number,
                new SolutionDraft(
                        "省内 IP RAN 接入，跨省 MPLS VPN，总部双上联。",
                        null,
                        null,
                        "MSTP",
                        "沿用客户现网承载，减少割接。",
                        new BigDecimal("950000"),
                        new BigDecimal("1480000"),
                        new BigDecimal("3100000"),
                        Set.of(),
                        null),
                0,
                Cast.ENGINEER);
    }
}
