using ModelWatch.Plans;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>Tells the plans and references how far a model's event time has come.</summary>
internal sealed class CorridorWatermarks(IStateStore state) : IWatermarks
{
    public long? Of(string model) => state.Read(connection => FoldPosition.Load(connection, model).Watermark.Time);
}
