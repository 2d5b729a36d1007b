using System.Text.Json;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Tests.Support;

namespace ModelWatch.Statistics.Tests.Drift;

public sealed class CategoricalGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Names("categorical");

    [Theory]
    [MemberData(nameof(Names))]
    public void Statistics_OfRawValues_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("categorical", name);
        string?[] reference = Texts(golden.Input.GetProperty("ref")), current = Texts(golden.Input.GetProperty("cur"));
        golden.Check("ref_n", reference.Count(v => v is not null));
        golden.Check("cur_n", current.Count(v => v is not null));
        golden.Check("ref_missing", reference.Count(v => v is null));
        golden.Check("cur_missing", current.Count(v => v is null));
        CheckAll(golden, PairedCounts.Categories(reference, current));
        golden.AllChecked();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Statistics_FromProfiles_EqualTheOracle(string name)
    {
        var golden = GoldenFile.Case("categorical", name);
        CheckAll(golden, PairedCounts.Categories(Profile(golden, "ref"), Profile(golden, "cur")));
    }

    private static void CheckAll(GoldenCase golden, PairedCounts counts)
    {
        var test = ChiSquare.Pearson(counts);
        golden.Check("chi2_stat", test.Statistic);
        golden.Check("chi2_p", test.PValue);
        golden.Check("chi2_log_p", test.LogPValue);
        golden.Check("chi2_dof", test.Statistic.IsPresent ? test.DegreesOfFreedom : null);
        golden.Check("chi2_stat_yates_nannyml", ChiSquare.Yates(counts).Statistic);
        golden.Check("chi2_p_yates_nannyml", ChiSquare.Yates(counts).PValue);
        golden.Check("g_stat", ChiSquare.G(counts).Statistic);
        golden.Check("g_p", ChiSquare.G(counts).PValue);
        golden.Check("cramers_v", ChiSquare.CramersV(counts));
        golden.Check("psi", PopulationStability.Of(counts));
        golden.Check("js_base2", JensenShannon.Of(counts));
        golden.Check("js_base_e", JensenShannon.Of(counts).Select(d => d * Math.Sqrt(Math.Log(2))));
        golden.Check("hellinger", ShareDistance.Hellinger(counts));
        golden.Check("tv", ShareDistance.TotalVariation(counts));
        golden.Check("linf", ShareDistance.LInfinity(counts));
        golden.Check("kl_ref_cur", ShareDistance.KullbackLeibler(counts));
        golden.Check("unseen_share", CategoryShares.Unseen(counts));
        golden.Check("n_unseen_categories", CategoryShares.UnseenCategories(counts));
        golden.Check("n_vanished_categories", CategoryShares.VanishedCategories(counts));
        golden.Check("entropy_cur_nats", CategoryShares.Entropy(counts));
    }

    private static CategoryProfile Profile(GoldenCase golden, string side)
    {
        var profile = new CategoryProfile();
        foreach (var value in Texts(golden.Input.GetProperty(side)).OfType<string>())
            profile.Add(value);
        return profile;
    }

    private static string?[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString())];
}
