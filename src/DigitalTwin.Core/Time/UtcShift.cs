using System.Runtime.InteropServices;

namespace DigitalTwin.Core.Time;

/// <summary>Moves a series of hourly means from local standard time to UTC.</summary>
public static class UtcShift
{
    /// <summary>
    /// Reads a local series on the UTC clock: UTC hour u is local hour u + offset, round the year's end. An offset with a part of an hour
    /// cuts each UTC hour across two local hours and weighs them by the time in each, which keeps the year's mean.
    /// </summary>
    /// <param name="local">Mean of each local hour; a whole number of days, first value at local midnight of 1 January.</param>
    /// <param name="utcOffsetHours">Local standard time less UTC, hours, -14 to 14; east is positive. No daylight saving.</param>
    /// <returns>Mean of each UTC hour, as many as were given.</returns>
    /// <exception cref="ArgumentException">No values, or an offset that is out of range.</exception>
    public static ImmutableArray<double> ToUtc(ReadOnlySpan<double> local, double utcOffsetHours)
    {
        if (local.IsEmpty || !(utcOffsetHours >= -14) || !(utcOffsetHours <= 14))
            throw new ArgumentException($"An offset from UTC lies in -14 to 14 hours; found {utcOffsetHours}.", nameof(utcOffsetHours));

        int length = local.Length;
        double floor = Math.Floor(utcOffsetHours);
        double part = utcOffsetHours - floor;
        int first = (((int)floor % length) + length) % length;
        double[] utc = new double[length];
        for (int hour = 0; hour < length; hour++)
        {
            double now = local[(hour + first) % length];
            double next = local[(hour + first + 1) % length];
            utc[hour] = part > 0 ? now * (1 - part) + next * part : now;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(utc);
    }
}
