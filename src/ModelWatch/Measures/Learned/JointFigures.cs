using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Multivariate;

namespace ModelWatch.Measures.Learned;

/// <summary>The figures that compare two samples of rows. The same samples give the same figures: seeds are fixed.</summary>
internal static class JointFigures
{
    private const int Seed = 20261124;
    private const int Directions = 64;

    /// <summary>Reference rows in the kernel matrix, which grows with their square.</summary>
    private const int MostInKernel = 1000;
    private const string FewInputs = "fewer than two inputs that vary";

    /// <summary>
    /// Fitted on one half of the reference's rows; the other half, which the fit did not see, says what is normal. Intervals from the
    /// standard error of the mean.
    /// </summary>
    public static IEnumerable<OutcomeFigure> Reconstruction(JointSamples samples)
    {
        var half = samples.Reference.Rows / 2;
        var (learned, rest) = (Part(samples.Reference, 0, half), Part(samples.Reference, half, samples.Reference.Rows));
        var encoding = RowEncoding.Fit(samples.Schemas, learned);
        var plane = encoding.Width < 2 ? null : PcaReconstruction.Fit(encoding.Apply(learned));
        var why = plane is null ? FewInputs : plane.IsWhole ? "the components restore every row: too few inputs" : null;
        yield return Mean("pca_reconstruction_error", why, () => plane!.Errors(encoding.Apply(samples.Current)));
        yield return Mean("pca_reconstruction_reference", why, () => plane!.Errors(encoding.Apply(rest)));
    }

    public static IEnumerable<OutcomeFigure> Domain(JointSamples samples)
    {
        var test = DomainTest.Of(DomainFeatures.Of(samples.Schemas, samples.Reference, samples.Current), samples.Reference.Rows, new Random(Seed));
        yield return new("domain_auc", test.Area, samples.Rows);
        yield return new("domain_auc_p", test.PValue, samples.Rows);
    }

    /// <summary>
    /// The root of the unbiased square, 0 where that is negative, in standard deviations of all rows; the kernel's width is their median
    /// distance. Nothing knows which row is whose, so that shuffling the rows gives a p-value.
    /// </summary>
    public static IEnumerable<OutcomeFigure> Discrepancy(JointSamples samples)
    {
        var reference = Part(samples.Reference, 0, Math.Min(MostInKernel, samples.Reference.Rows));
        var (before, after) = Pooled(samples, reference);
        var n = reference.Rows + samples.Current.Rows;
        var sigma = before is null ? Figure.Absent(FewInputs) : MedianHeuristic.Sigma(before, after!);
        if (sigma.Value is not { } width)
        {
            yield return new("mmd", sigma, n);
            yield return new("mmd_p", sigma, n);
            yield break;
        }

        yield return new("mmd", Mmd.SquaredUnbiased(before!, after!, width).Select(square => Math.Sqrt(Math.Max(0, square))), n);
        yield return new("mmd_p", Mmd.PermutationPValue(before!, after!, width, new Random(Seed), DomainTest.Permutations), n);
    }

    public static IEnumerable<OutcomeFigure> Sliced(JointSamples samples)
    {
        var (before, after) = Numeric(samples, samples.Reference);
        yield return new("sliced_wasserstein", before is null
            ? Figure.Absent(FewInputs)
            : SlicedWasserstein.Exact(before, after!, UnitDirections.Draw(before.Dimension, Directions, Seed)), samples.Rows);
    }

    /// <summary>The numeric inputs in standard deviations of the reference's rows.</summary>
    private static (VectorSample? Before, VectorSample? After) Numeric(JointSamples samples, RowSample reference)
    {
        var encoding = RowEncoding.Fit(samples.Schemas.Where(s => s.Form == FeatureForm.Number), reference);
        var rows = encoding.Apply(reference);
        var scale = Standardiser.Fit(rows);
        return scale.Width < 2
            ? (null, null)
            : (VectorSample.From(scale.Width, scale.Apply(rows)), VectorSample.From(scale.Width, scale.Apply(encoding.Apply(samples.Current))));
    }

    /// <summary>The numeric inputs in standard deviations of the rows of both samples; a missing cell is the mean of both.</summary>
    private static (VectorSample? Before, VectorSample? After) Pooled(JointSamples samples, RowSample reference)
    {
        var columns = new List<double[]>();
        foreach (var schema in samples.Schemas.Where(s => s.Form == FeatureForm.Number))
        {
            if (FieldCells.Of(schema, reference)?.Numbers is not { } before || FieldCells.Of(schema, samples.Current)?.Numbers is not { } after)
                continue;
            double?[] all = [.. before, .. after];
            var mean = all.OfType<double>().DefaultIfEmpty(0).Average();
            columns.Add([.. all.Select(v => v ?? mean)]);
        }

        double[][] rows = [.. Enumerable.Range(0, reference.Rows + samples.Current.Rows).Select(row => columns.Select(c => c[row]).ToArray())];
        var scale = Standardiser.Fit(rows);
        var scaled = scale.Apply(rows);
        return scale.Width < 2
            ? (null, null)
            : (VectorSample.From(scale.Width, scaled[..reference.Rows]), VectorSample.From(scale.Width, scaled[reference.Rows..]));
    }

    private static OutcomeFigure Mean(string name, string? why, Func<double[]> measured)
    {
        if (why is not null)
            return new(name, Figure.Absent(why), 0);
        var errors = measured();
        var mean = errors.Average();
        return new(name, NormalMean.Of(mean, errors.Sum(e => (e - mean) * (e - mean)) / Math.Max(1, errors.Length - 1), errors.Length), errors.Length);
    }

    private static RowSample Part(RowSample sample, int from, int to)
    {
        if (from == 0 && to == sample.Rows)
            return sample;
        return new(to - from, [.. sample.Columns.Select(column =>
        {
            var part = new ColumnGather(column.Name);
            for (var row = from; row < to; row++)
                part.Add(column, row);
            return part.ToColumn();
        })]);
    }
}
