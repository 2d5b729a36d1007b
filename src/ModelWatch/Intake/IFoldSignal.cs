namespace ModelWatch.Intake;

/// <summary>Tells the close half of the corridor that something was acknowledged.</summary>
internal interface IFoldSignal
{
    void Notify(string model);
}
