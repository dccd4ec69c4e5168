namespace DigitalTwin.Model.Chips;

/// <summary>Packages of one family at a packaging fab: dies that wait, and finished ones for sites of the scenario.</summary>
public partial struct PackageLine
{
    [State] private string _accelerator;
    [State] private long _dies;
    [State] private long _stock;
    [State] private double _trackedFraction;

    /// <summary>Creates the line of a family.</summary>
    public PackageLine(string accelerator) => _accelerator = accelerator;

    /// <summary>Accelerator family.</summary>
    public readonly string Accelerator => _accelerator;

    /// <summary>Dies that wait.</summary>
    public long Dies { readonly get => _dies; set => _dies = value; }

    /// <summary>Finished packages that sites of the scenario can order.</summary>
    public long Stock { readonly get => _stock; set => _stock = value; }

    /// <summary>Of finished packages, those for sites of the scenario; the fraction of one is kept.</summary>
    public long TakeTracked(long finished, double share)
    {
        _trackedFraction += finished * share;
        long tracked = Math.Min(finished, (long)Math.Floor(_trackedFraction));
        _trackedFraction -= tracked;
        return tracked;
    }
}
