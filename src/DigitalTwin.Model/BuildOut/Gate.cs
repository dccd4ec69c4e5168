namespace DigitalTwin.Model.BuildOut;

/// <summary>Something that can hold compute back, and that can be opened alone to see what it holds.</summary>
public enum Gate
{
    /// <summary>Nothing is opened.</summary>
    None,

    /// <summary>Permits are given at once; moratoria and quotas hold nothing.</summary>
    Permit,

    /// <summary>Study, agreement and network take a month in all; permits and capacity are given as before.</summary>
    Connection,

    /// <summary>Grids grant whatever has been studied, as if they always had the capacity.</summary>
    Headroom,

    /// <summary>Halls stand with the first mark.</summary>
    Shell,

    /// <summary>Turbines, and whatever else is ordered of the world's makers, are delivered at once.</summary>
    Turbines,

    /// <summary>Nothing needs a licence.</summary>
    Licence,

    /// <summary>Operators have all the money that they want.</summary>
    Capital,

    /// <summary>Logic fabs make ten times as much of a wafer.</summary>
    Logic,

    /// <summary>Memory fabs make ten times as much of a wafer.</summary>
    Memory,

    /// <summary>Packaging fabs make ten times as much of a wafer.</summary>
    Packaging,
}
