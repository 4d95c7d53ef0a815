using System.Security.Cryptography;

namespace ChatBot.Features.Evidence;

/// <summary>
/// The bytes of proofs in a content-addressed folder, <c>&lt;root&gt;/sha256/ab/cd/&lt;hash&gt;</c>: the same picture is stored once, and a file whose
/// hash does not fit its name has been tampered with.
/// </summary>
public sealed class EvidenceFiles(EvidenceOptions options)
{
    /// <summary>Writes to a temporary name first, so that a crash leaves no half file under a good name.</summary>
    public async Task<StoredFile> StoreAsync(Stream content, string contentType, CancellationToken cancel)
    {
        var incoming = Path.Combine(options.Folder, "incoming");
        Directory.CreateDirectory(incoming);
        var temporary = Path.Combine(incoming, Path.GetRandomFileName());
        try
        {
            long length = 0;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                var buffer = new byte[81920];
                int read;
                while ((read = await content.ReadAsync(buffer, cancel)) > 0)
                {
                    length += read;
                    if (length > options.LargestBytes) throw new EvidenceTooLargeException(options.LargestBytes);
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                file.Flush(flushToDisk: true);
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            var target = PathOf(sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(temporary, target, overwrite: true);
            return new StoredFile(sha256, contentType, length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <exception cref="FileNotFoundException">The folder has lost it: restore it from the backup.</exception>
    public Task<byte[]> ReadAsync(string sha256, CancellationToken cancel) => File.ReadAllBytesAsync(PathOf(sha256), cancel);

    public Stream Open(string sha256) => new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read);

    private string PathOf(string sha256) => Path.Combine(options.Folder, "sha256", sha256[..2], sha256[2..4], sha256);
}

/// <param name="Length">Bytes.</param>
public sealed record StoredFile(string Sha256, string ContentType, long Length);

public sealed class EvidenceTooLargeException(long largest) : Exception($"The file is larger than {largest} bytes.");
