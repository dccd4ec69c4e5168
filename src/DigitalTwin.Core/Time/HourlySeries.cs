namespace DigitalTwin.Core.Time;

/// <summary>A quantity for each hour of a year in UTC: 8,760 finite values. Immutable.</summary>
public sealed class HourlySeries
{
    private readonly ImmutableArray<double> _values;

    /// <summary>Creates a series.</summary>
    /// <param name="id">Name of the series, as in the scenario.</param>
    /// <param name="values">8,760 finite values in the order of the UTC hours of a year.</param>
    /// <exception cref="ArgumentException">The length is not 8,760 or a value is not finite.</exception>
    public HourlySeries(string id, ImmutableArray<double> values)
    {
        if (values.Length != Calendar.HoursPerYear)
            throw new ArgumentException($"Series {id} has {values.Length} values instead of {Calendar.HoursPerYear}.", nameof(values));
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException($"Series {id} holds a value that is not finite.", nameof(values));
        }

        Id = id;
        _values = values;
    }

    /// <summary>Name of the series.</summary>
    public string Id { get; }

    /// <summary>The value of an hour of the year.</summary>
    /// <param name="hourOfYear">0 to 8,759, in UTC.</param>
    public double this[int hourOfYear] => _values[hourOfYear];

    /// <summary>All values, hour 0 first.</summary>
    public ImmutableArray<double> Values => _values;
}
