package io.baton.demo;

import io.baton.contract.ChangedClauseDraft;
import io.baton.contract.Contracts;
import io.baton.contract.TermsDraft;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.web.Times;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The contracts of the demo: signed ones of won bids, one before its gates, one with an amendment that is drafted, and one that was cancelled. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoContracts {

    private static final String DRAFT = "userTask_draftContract";
    private static final String FINANCE = "userTask_checkFinance";
    private static final String SIGN = "userTask_signContract";

    private static final BigDecimal DIRECT = new BigDecimal("1560000.00");

    /** The discount that this leaves is within every limit. */
    private static final BigDecimal MARKUP = new BigDecimal("1.04");

    private final DemoWork work;
    private final Contracts contracts;
    private final Documents documents;
    private final Clock clock;

    DemoContracts(DemoWork work, Contracts contracts, Documents documents, Clock clock) {
        this.work = work;
        this.contracts = contracts;
        this.documents = documents;
        this.clock = clock;
    }

    /** A contract with a discount beyond the limit and a changed clause: legal, commercial reviewer and finance are asked. */
    void judge(String project, String manager) {
        var number = numberOf(project);
        contracts.saveTerms(number, terms("14800000", "12900000", 120), 0, manager);
        contracts.saveClauses(
                number,
                List.of(new ChangedClauseDraft(
                        null, "第 8.2 条", "逾期付款每日按万分之五支付违约金。", "逾期付款每日按万分之三支付违约金。", "学校统一合同模板的上限。", null)),
                1,
                manager);
        work.complete(number, DRAFT, manager, Map.of("draftRemark", "折扣与三年约期、独家接入一并谈定。"));
    }

    /** A contract that is in force, and whose delivery the customer wants later. */
    void amend(String project, String manager) {
        var number = sign(project, manager);
        contracts.amend(number, "客户装修延期，交付推迟两个月。", manager);
    }

    /** A contract that was signed and cancelled. */
    void cancel(String project, String manager) {
        contracts.cancelled(sign(project, manager), "客户撤并网点，不再需要专线。", "centreManager1");
    }

    /** A contract that is in force, for the price of its bid if there was one. */
    String sign(String project, String manager) {
        var number = numberOf(project);
        var bid = contracts.get(number).bidPrice();
        var value = bid == null ? DIRECT : bid;
        contracts.saveTerms(
                number,
                terms(
                        value.multiply(MARKUP).setScale(2, RoundingMode.HALF_UP).toPlainString(),
                        value.toPlainString(),
                        60),
                0,
                manager);
        work.complete(number, DRAFT, manager, Map.of("draftRemark", "标准合同，折扣在限额之内。"));
        work.complete(number, FINANCE, "finance1", Map.of("financeVerdict", "approve", "financeRemark", "同意。"));
        var copy = "合同签署页（演示）".getBytes(StandardCharsets.UTF_8);
        documents.add(
                number,
                Contracts.SIGNED_COPY,
                new Upload("签署页.txt", copy.length, () -> new ByteArrayInputStream(copy)),
                manager);
        work.complete(
                number,
                SIGN,
                manager,
                Map.of("signOutcome", "signed", "signedOn", today().toString(), "signatory", "采购部 梁主任"));
        return number;
    }

    private String numberOf(String project) {
        return contracts.of(project).get(0).number();
    }

    private TermsDraft terms(String listPrice, String value, int daysToDelivery) {
        return new TermsDraft(
                new BigDecimal(listPrice),
                new BigDecimal(value),
                today().plusDays(30),
                today().plusDays(30).plusYears(3).minusDays(1),
                today().plusDays(daysToDelivery),
                "签约付三成，验收付六成，一年后付一成。");
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Times.ZONE));
    }
}
