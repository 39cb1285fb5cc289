package io.baton.insight;

import io.baton.project.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Everything that was counted, by day and department, from which the figures of any days and departments are added up. */
class Tallies {

    private final Map<Part, List<Tally>> counted = new EnumMap<>(Part.class);

    void add(Part part, List<Tally> tallies) {
        counted.put(part, tallies);
    }

    /** The figures of the days and departments that are wanted. */
    Figures of(Predicate<Tally> wanted) {
        var won = sum(Part.WON, wanted);
        var lost = sum(Part.LOST, wanted).count();
        return new Figures(
                Ratio.of(
                        sum(Part.RAISED_AND_SIGNED, wanted).count(),
                        sum(Part.RAISED, wanted).count()),
                sum(Part.RAISED_AND_WITHDRAWN, wanted).count(),
                sum(Part.SIGNED, wanted),
                sum(Part.CANCELLED, wanted),
                Ratio.of(won.count(), won.count() + lost),
                won,
                lost,
                sum(Part.VOID, wanted).count(),
                sum(Part.MISSED, wanted).count(),
                sum(Part.STOPPED, wanted).count());
    }

    private Sum sum(Part part, Predicate<Tally> wanted) {
        return Sum.of(
                counted.getOrDefault(part, List.of()).stream().filter(wanted).toList());
    }
}
