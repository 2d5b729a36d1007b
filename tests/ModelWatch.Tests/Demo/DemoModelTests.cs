using Microsoft.ML.Data;
using ModelWatch.Demo.Models;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Tests.Demo;

/// <summary>The exported files say what ML.NET says, and the models are as good and as calibrated as the demo needs.</summary>
public sealed class DemoModelTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Export_TenderModel_EqualsMlNet()
    {
        var traffic = new TenderTraffic(PlantedFaults.None);
        var encoding = TenderModel.Encoding(traffic.Inputs);
        var trained = TenderModel.Train([.. traffic.Events(From, From.AddDays(14), 5, .1)], encoding, 1);
        var fresh = traffic.Events(From.AddDays(14), From.AddDays(28), 6, .1).ToList();
        Assert.Contains(fresh, e => e.Inputs[6] is null);
        using var served = new ServedModel(trained.Onnx, traffic.Inputs, TenderModel.Output);
        AssertEqual(trained, fresh, served.Predict(fresh), "Probability");
    }

    [Fact]
    public void Export_StockModel_EqualsMlNet()
    {
        var traffic = new StockTraffic();
        var trained = StockModel.Train([.. traffic.Events(From, From.AddDays(14), 5)], StockModel.Encoding(traffic.Inputs), 1);
        var fresh = traffic.Events(From.AddDays(14), From.AddDays(21), 6).ToList();
        using var served = new ServedModel(trained.Onnx, traffic.Inputs, StockModel.Output);
        AssertEqual(trained, fresh, served.Predict(fresh), "Score");
    }

    [Fact]
    public void Export_TriageModel_EqualsMlNet()
    {
        var traffic = new TriageTraffic(PlantedFaults.None);
        var trained = TriageModel.Train([.. traffic.Events(From, From.AddDays(14), 5, .5)], TriageModel.Encoding(traffic.Inputs), 1);
        var fresh = traffic.Events(From.AddDays(14), From.AddDays(21), 6, .5).ToList();
        using var served = new ServedModel(trained.Onnx, traffic.Inputs, TriageModel.Output);
        AssertEqual(trained, fresh, served.Predict(fresh), "Score");
    }

    [Fact]
    public void Predict_TenderTrafficUnseen_IsCalibratedAndRanks()
    {
        var traffic = new TenderTraffic(PlantedFaults.None);
        var trained = TenderModel.Train([.. traffic.Events(From, From.AddDays(28), 5, .15)], TenderModel.Encoding(traffic.Inputs), 1);
        var fresh = traffic.Events(From.AddDays(28), From.AddDays(56), 6, .15).ToList();
        using var served = new ServedModel(trained.Onnx, traffic.Inputs, TenderModel.Output);
        var said = served.Predict(fresh).Select(p => p[0]).ToArray();
        var won = fresh.Select(e => e.Label == "1").ToArray();
        Assert.InRange(said.Average() - won.Average(w => w ? 1 : 0), -.02, .02);
        Assert.InRange(Auc(said, won), .78, .95);
        for (var bin = 0; bin < 5; bin++)
        {
            var rows = Enumerable.Range(0, said.Length).Where(i => said[i] >= bin / 5.0 && said[i] < (bin + 1) / 5.0).ToList();
            Assert.InRange(rows.Average(i => said[i]) - rows.Average(i => won[i] ? 1 : 0), -.05, .05);
        }
    }

    private static double Auc(double[] scores, bool[] labels)
    {
        var order = Enumerable.Range(0, scores.Length).OrderBy(i => scores[i]).ToArray();
        double ranks = 0, positives = labels.Count(l => l);
        for (var r = 0; r < order.Length; r++)
            ranks += labels[order[r]] ? r + 1 : 0;
        return (ranks - positives * (positives + 1) / 2) / (positives * (labels.Length - positives));
    }

    private static void AssertEqual(TrainedModel trained, List<DemoEvent> events, double[][] served, string column)
    {
        var view = trained.Transformer.Transform(TrainingTable.Of(trained.Context, trained.Encoding, events));
        var expected = view.Schema[column].Type is VectorDataViewType
            ? view.GetColumn<float[]>(column).ToList()
            : view.GetColumn<float>(column).Select(v => new[] { v }).ToList();
        Assert.Equal(expected.Count, served.Length);
        Assert.True(served.Select(s => s[0]).Distinct().Count() > 50);
        var worst = served.Zip(expected, (s, e) => s.Zip(e, (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(b))).Max()).Max();
        Assert.True(worst < 1e-5, $"largest difference, relative above 1: {worst:R}");
    }
}
