package io.baton;

import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.project.Need;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** The customer and the need that most tests are about. */
public final class TestNeeds {

    private TestNeeds() {}

    /** A new customer of class B, kept by this account manager; its id. */
    public static long customer(Customers customers, String accountManager) {
        return customers
                .create(customer("客户 " + UUID.randomUUID(), "medium"), accountManager)
                .id();
    }

    /** A medium one is of class B, a large one of class A. */
    public static CustomerDetails customer(String name, String size) {
        return new CustomerDetails(name, null, "other", "prefecture", null, size, "张主任 020-12345678");
    }

    public static Need of(long customer, String annualRevenue, String complexity) {
        return of(customer, annualRevenue, complexity, null);
    }

    public static Need urgent(long customer, String annualRevenue, String complexity) {
        return of(customer, annualRevenue, complexity, "客户领导督办");
    }

    private static Need of(long customer, String annualRevenue, String complexity, String urgentReason) {
        return new Need(
                customer,
                "沙园街智慧社区试点",
                "社区视频、门禁与应急短信",
                "smart-community",
                Set.of("global-eye", "emergency-sms"),
                12,
                new BigDecimal("20"),
                "city",
                "normal",
                new BigDecimal(annualRevenue),
                complexity,
                false,
                LocalDate.of(2027, 3, 31),
                "customer",
                urgentReason != null,
                urgentReason);
    }
}
