namespace DigitalTwin.Engine.BuildOut;

/// <summary>Something that can hold compute back, and that can be opened alone to see what it holds.</summary>
public enum Gate
{
    /// <summary>Nothing is opened.</summary>
    None,

    /// <summary>Permits, study, agreement and network take a month in all; capacity is granted as before.</summary>
    Connection,

    /// <summary>Halls stand with the first mark.</summary>
    Shell,

    /// <summary>Turbines are delivered at once.</summary>
    Turbines,

    /// <summary>Nothing needs a licence.</summary>
    Licence,

    /// <summary>Operators have all the money that they want.</summary>
    Capital,

    /// <summary>Logic fabs make ten times as much.</summary>
    Logic,

    /// <summary>Memory fabs make ten times as much.</summary>
    Memory,

    /// <summary>Packaging fabs make ten times as much.</summary>
    Packaging,
}
