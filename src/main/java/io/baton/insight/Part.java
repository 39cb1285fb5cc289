package io.baton.insight;

import com.fasterxml.jackson.annotation.JsonValue;
import io.baton.bidding.BidSelection;
import io.baton.project.ProjectSelection;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number on the board that can be looked into: cases that a figure counts, or that stand beside it. */
enum Part {
    RAISED("k-1", "raised", ProjectSelection.RAISED, null),
    RAISED_AND_SIGNED("k-1", "signed", ProjectSelection.RAISED_AND_SIGNED, null),
    RAISED_AND_WITHDRAWN("k-1", "withdrawn", ProjectSelection.RAISED_AND_WITHDRAWN, null),
    SIGNED("k-2", "signed", ProjectSelection.SIGNED, null),
    CANCELLED("k-2", "cancelled", ProjectSelection.SIGNED_AND_CANCELLED, null),
    DECIDED("k-3", "decided", null, BidSelection.DECIDED),
    WON("k-3", "won", null, BidSelection.WON),
    LOST("k-3", "lost", null, BidSelection.LOST),
    VOID("k-3", "void", null, BidSelection.VOID),
    MISSED("k-3", "missed", null, BidSelection.MISSED),
    STOPPED("k-3", "cancelled", null, BidSelection.CANCELLED);

    private final String figure;
    private final String id;
    private final @Nullable ProjectSelection projects;
    private final @Nullable BidSelection bids;

    Part(String figure, String id, @Nullable ProjectSelection projects, @Nullable BidSelection bids) {
        this.figure = figure;
        this.id = id;
        this.projects = projects;
        this.bids = bids;
    }

    /** Its figure, as addresses write it. */
    public String figure() {
        return figure;
    }

    /** The part within its figure, as addresses and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "insight.part." + name();
    }

    /** Asks for the projects or for the bids behind it. */
    <T> T ask(Function<ProjectSelection, T> ofProjects, Function<BidSelection, T> ofBids) {
        return bids == null ? ofProjects.apply(Objects.requireNonNull(projects)) : ofBids.apply(bids);
    }

    public boolean countsBids() {
        return bids != null;
    }

    /** All parts of its figure. */
    public List<Part> siblings() {
        return Arrays.stream(values())
                .filter(part -> part.figure.equals(figure))
                .toList();
    }

    /**
     * The part of a figure; the first, what the figure counts, without one.
     *
     * @throws FigureUnknown when there is none
     */
    static Part of(String figure, @Nullable String id) {
        return Arrays.stream(values())
                .filter(part -> part.figure.equals(figure) && (id == null || id.isBlank() || part.id.equals(id)))
                .findFirst()
                .orElseThrow(FigureUnknown::new);
    }
}
