package io.baton.insight;

/**
 * K-1, K-2 and K-3 of some days and departments.
 *
 * @param presales K-1: signed of the needs raised (R-PS-8)
 * @param withdrawn how many of these needs were withdrawn; they count
 * @param signed K-2: signed projects with their expected revenue in CNY per year
 * @param cancelled those of them whose contract was cancelled since; they count
 * @param bids K-3: won of the bids won or lost (R-BD-7)
 * @param won the bids won with their prices, CNY before tax
 * @param lost bids lost
 * @param voided void tenders, which do not count
 * @param missed missed deadlines, which do not count
 * @param stopped bids stopped by their managers, which do not count
 */
record Figures(
        Ratio presales,
        int withdrawn,
        Sum signed,
        Sum cancelled,
        Ratio bids,
        Sum won,
        int lost,
        int voided,
        int missed,
        int stopped) {

    /** Whether nothing was counted. */
    public boolean none() {
        return presales.whole() + signed.count() + bids.whole() + voided + missed + stopped == 0;
    }
}
