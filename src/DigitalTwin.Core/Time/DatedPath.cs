using DigitalTwin.Core.State;

namespace DigitalTwin.Core.Time;

/// <summary>One dated value of a path.</summary>
/// <param name="Tick">Tick at which the value holds; may lie before the run.</param>
/// <param name="Value">The value, in the unit of the path.</param>
[State]
public partial record struct DatedValue(long Tick, double Value);

/// <summary>A quantity that follows dated values: linear between them, constant before the first and after the last. Immutable.</summary>
public sealed class DatedPath
{
    private readonly ImmutableArray<DatedValue> _points;

    /// <summary>Creates a path.</summary>
    /// <param name="points">At least one point, in strictly rising order of ticks.</param>
    /// <exception cref="ArgumentException">No point, or ticks that do not rise.</exception>
    public DatedPath(ImmutableArray<DatedValue> points)
    {
        if (points.IsDefaultOrEmpty)
            throw new ArgumentException("A path needs at least one dated value.", nameof(points));
        for (int i = 1; i < points.Length; i++)
        {
            if (points[i].Tick <= points[i - 1].Tick)
                throw new ArgumentException("The dates of a path rise.", nameof(points));
        }

        _points = points;
    }

    /// <summary>The dated values, in order.</summary>
    public ImmutableArray<DatedValue> Points => _points;

    /// <summary>A path that never changes.</summary>
    public static DatedPath Constant(double value) => new([new DatedValue(0, value)]);

    /// <summary>The value at a tick.</summary>
    public double At(long tick)
    {
        if (tick <= _points[0].Tick)
            return _points[0].Value;
        for (int i = 1; i < _points.Length; i++)
        {
            if (tick >= _points[i].Tick)
                continue;
            DatedValue a = _points[i - 1];
            DatedValue b = _points[i];
            return a.Value + (b.Value - a.Value) * ((double)(tick - a.Tick) / (b.Tick - a.Tick));
        }

        return _points[^1].Value;
    }

    /// <summary>The path with every value multiplied.</summary>
    public DatedPath Times(double factor) => new([.. _points.Select(point => point with { Value = point.Value * factor })]);

    /// <summary>The path that is as it was up to a tick, and multiplied from the next one on.</summary>
    public DatedPath TimesAfter(long tick, double factor) => new(
    [
        .. _points.Where(point => point.Tick < tick),
        new DatedValue(tick, At(tick)),
        new DatedValue(tick + 1, At(tick + 1) * factor),
        .. _points.Where(point => point.Tick > tick + 1).Select(point => point with { Value = point.Value * factor }),
    ]);

    /// <summary>The largest value of the path.</summary>
    public double Max()
    {
        double max = _points[0].Value;
        foreach (DatedValue point in _points)
            max = Math.Max(max, point.Value);
        return max;
    }
}
