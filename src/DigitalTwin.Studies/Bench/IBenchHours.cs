namespace DigitalTwin.Studies.Bench;

/// <summary>Consecutive hours of one network to clear or to write down.</summary>
public interface IBenchHours
{
    /// <summary>The network of every hour.</summary>
    ZonalNetwork Network { get; }

    /// <summary>Number of hours, at least two.</summary>
    int Count { get; }

    /// <summary>The most steps that each zone has in any hour.</summary>
    IReadOnlyList<int> MostSteps { get; }

    /// <summary>Makes one hour.</summary>
    void Fill(int hour, ZonalMarket market);
}
