using Microsoft.ML;
using ModelWatch.Client.MLNet;
using ModelWatch.Client.Tests.Support;

namespace ModelWatch.Client.Tests.Wrappers;

public sealed class ObservedEngineTests : IDisposable
{
    private readonly ModelWatchStub _service = new();
    private readonly PredictionEngine<AskedRow, SaidRow> _engine = Engine();

    public void Dispose()
    {
        _engine.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task Predict_RowOfEveryKind_IsObservedUnderTheNamesOfItsColumns()
    {
        await using var client = new ModelWatchClient(_service.Options());
        var scorer = _engine.Observed(client, "Label");
        var answer = scorer.Predict(new AskedRow { Dose = 0.1f, Country = "DE", Cold = true, Sizes = [1, 2], Label = 5 }, "r0");
        scorer.Predict(new AskedRow { Dose = float.NaN, Sizes = [3, 4] }, ref answer);
        client.Outcome(scorer.Last, 1);
        await client.FlushAsync();

        Assert.True(float.IsNaN(answer.Score));
        Assert.Equal(
            ["""{"dose_mg":0.1,"Country":"DE","Cold":true,"Sizes":[1,2]}""", """{"dose_mg":"NaN","Country":"","Cold":false,"Sizes":[3,4]}"""],
            _service.Events.Select(line => line.GetProperty("inputs").GetRawText()));
        Assert.Equal("""{"Score":0.1,"Vector":[1,2]}""", _service.Events[0].GetProperty("outputs").GetRawText());
        Assert.Equal("r0", _service.Events[0].GetProperty("id").GetString());
        Assert.Equal(_service.Events[1].GetProperty("id").GetString(), _service.Labels.Single().GetProperty("id").GetString());
    }

    [Fact]
    public async Task Predict_ClientIsDisposed_StillAnswers()
    {
        var client = new ModelWatchClient(_service.Options());
        var scorer = _engine.Observed(client, "Label");
        await client.DisposeAsync();
        Assert.Equal(2, scorer.Predict(new AskedRow { Dose = 2, Sizes = [1, 2] }).Score);
        Assert.Equal(ObservationState.Dropped, scorer.Last.State);
    }

    private static PredictionEngine<AskedRow, SaidRow> Engine()
    {
        var context = new MLContext(1);
        var rows = context.Data.LoadFromEnumerable([new AskedRow()]);
        var copy = context.Transforms.CopyColumns("Score", "dose_mg").Append(context.Transforms.CopyColumns("Vector", "Sizes")).Fit(rows);
        return context.Model.CreatePredictionEngine<AskedRow, SaidRow>(copy);
    }
}
