namespace DigitalTwin.Model.Investment;

/// <summary>
/// What a grid keeps of a year for a country that wants to do without imports: the hour that needs most of its own plants.
/// </summary>
public sealed partial class NeedRecord
{
    [State] private double _needMw;

    /// <summary>Adds an hour.</summary>
    /// <param name="servedMw">Load served, MW.</param>
    /// <param name="unservedMw">Firm load that was not, MW.</param>
    /// <param name="reserveMw">Reserve to be kept, MW.</param>
    public void Add(double servedMw, double unservedMw, double reserveMw) =>
        _needMw = Math.Max(_needMw, servedMw + unservedMw + reserveMw);

    /// <summary>Closes the year: the highest of its hours, MW.</summary>
    public double Close()
    {
        double needMw = _needMw;
        _needMw = 0;
        return needMw;
    }
}
