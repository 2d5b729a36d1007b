namespace ModelWatch.Statistics.ControlCharts;

/// <summary>The limit whose run length is the wanted one. The log of a run length is close to linear in the limit, so the secant is quick.</summary>
internal static class LimitSearch
{
    private const int Steps = 100;

    /// <summary>Bisection guarded secant (Illinois) on ln ARL, to a relative 1e-9 of the limit; the upper end, whose run length is at least the wanted one.</summary>
    /// <param name="runLength">Increasing in the limit; an absent figure ends the search with its reason.</param>
    /// <param name="wanted">The run length to reach.</param>
    /// <param name="low">The smallest limit tried.</param>
    /// <param name="high">The largest.</param>
    public static Figure Find(Func<double, Figure> runLength, double wanted, double low, double high)
    {
        if (!(wanted > 1 && wanted <= LongestRun.Points))
            return Figure.Absent("a wanted run length is above 1 and at most 10^12");
        // A limit with a length beyond numbers is on the far side of every wanted one.
        Figure Length(double limit) => runLength(limit) is var figure && figure.Why == LongestRun.Why ? Figure.Of(10 * LongestRun.Points) : figure;
        var bottom = Length(low);
        if (!bottom.IsPresent || bottom.Value >= wanted)
            return bottom.IsPresent ? Figure.Absent("the wanted run length is shorter than that of the smallest limit") : bottom;
        double left = low, atLeft = Gap(bottom, wanted), right = low, atRight = atLeft;
        while (atRight < 0)
        {
            (left, atLeft) = (right, atRight);
            if (right >= high)
                return Figure.Absent("the wanted run length is longer than that of the largest limit");
            right = Math.Min(high, Math.Max(0.5, right * 1.6));
            var top = Length(right);
            if (!top.IsPresent)
                return top;
            atRight = Gap(top, wanted);
        }
        return Close(Length, wanted, (left, atLeft), (right, atRight));
    }

    private static Figure Close(
        Func<double, Figure> runLength, double wanted, (double At, double Gap) left, (double At, double Gap) right)
    {
        var (leftPull, rightPull) = (left.Gap, right.Gap);
        for (var step = 0; step < Steps && right.At - left.At > 1e-9 * right.At && right.Gap > 1e-12; step++)
        {
            var middle = (left.At * rightPull - right.At * leftPull) / (rightPull - leftPull);
            if (step % 4 == 3 || !(middle > left.At && middle < right.At))
                middle = (left.At + right.At) / 2;
            var figure = runLength(middle);
            if (!figure.IsPresent)
                return figure;
            var gap = Gap(figure, wanted);
            if (gap < 0)
                (left, leftPull, rightPull) = ((middle, gap), gap, rightPull / 2);
            else
                (right, rightPull, leftPull) = ((middle, gap), gap, leftPull / 2);
        }
        return Figure.Of(right.At);
    }

    private static double Gap(Figure figure, double wanted) => Math.Log(figure.Value!.Value / wanted);
}
