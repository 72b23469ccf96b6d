//! Between the types of the host's WASI and of the engine's. They are the same but for the version in their package's
//! name, which makes them different types.

use exec_io::FileError;
use exec_io::wit::wasi::clocks::wall_clock as host_clock;
use exec_io::wit::wasi::filesystem::types as host;

use crate::wit::exports::wasi::clocks0_2_9::wall_clock::Datetime;
use crate::wit::exports::wasi::filesystem0_2_9::types as engine;

/// Makes a `From` between two enums with the same cases. A case that one of them lacks does not compile.
macro_rules! same_cases {
    ($from:ty => $to:ty: $($case:ident)*) => {
        impl From<$from> for $to {
            fn from(value: $from) -> Self {
                match value {
                    $(<$from>::$case => Self::$case,)*
                }
            }
        }
    };
}

same_cases! {
    host::ErrorCode => engine::ErrorCode:
    Access WouldBlock Already BadDescriptor Busy Deadlock Quota Exist FileTooLarge IllegalByteSequence InProgress
    Interrupted Invalid Io IsDirectory Loop TooManyLinks MessageSize NameTooLong NoDevice NoEntry NoLock
    InsufficientMemory InsufficientSpace NotDirectory NotEmpty NotRecoverable Unsupported NoTty NoSuchDevice Overflow
    NotPermitted Pipe ReadOnly InvalidSeek TextFileBusy CrossDevice
}

same_cases! {
    host::DescriptorType => engine::DescriptorType:
    Unknown BlockDevice CharacterDevice Directory Fifo SymbolicLink RegularFile Socket
}

same_cases! {
    engine::Advice => host::Advice:
    Normal Sequential Random WillNeed DontNeed NoReuse
}

impl From<FileError> for engine::ErrorCode {
    /// WASI has no case for too many open files. `too-many-links` (EMLINK) comes nearest in words, and no host gives it
    /// for what opens a file, so that it can be told apart.
    fn from(error: FileError) -> Self {
        match error {
            FileError::Host(code) => code.into(),
            FileError::TooManyOpen => engine::ErrorCode::TooManyLinks,
            FileError::NoMemory => engine::ErrorCode::InsufficientMemory,
            FileError::NoPreopen => engine::ErrorCode::NoDevice,
        }
    }
}

/// Makes a `From` between two flags types with the same bits.
macro_rules! same_bits {
    ($($from:ty => $to:ty,)*) => {
        $(impl From<$from> for $to {
            fn from(value: $from) -> Self {
                Self::from_bits_truncate(value.bits())
            }
        })*
    };
}

same_bits! {
    engine::DescriptorFlags => host::DescriptorFlags,
    host::DescriptorFlags => engine::DescriptorFlags,
    engine::PathFlags => host::PathFlags,
    engine::OpenFlags => host::OpenFlags,
}

impl From<host_clock::Datetime> for Datetime {
    fn from(time: host_clock::Datetime) -> Self {
        Datetime { seconds: time.seconds, nanoseconds: time.nanoseconds }
    }
}

impl From<engine::NewTimestamp> for host::NewTimestamp {
    fn from(time: engine::NewTimestamp) -> Self {
        match time {
            engine::NewTimestamp::NoChange => host::NewTimestamp::NoChange,
            engine::NewTimestamp::Now => host::NewTimestamp::Now,
            engine::NewTimestamp::Timestamp(Datetime { seconds, nanoseconds }) => {
                // Past a second or past the end of time some hosts fail by a trap.
                let (seconds, nanoseconds) = (seconds.min(i64::MAX as u64), nanoseconds.min(999_999_999));
                host::NewTimestamp::Timestamp(host_clock::Datetime { seconds, nanoseconds })
            }
        }
    }
}

impl From<host::DescriptorStat> for engine::DescriptorStat {
    fn from(stat: host::DescriptorStat) -> Self {
        engine::DescriptorStat {
            type_: stat.type_.into(),
            link_count: stat.link_count,
            size: stat.size,
            data_access_timestamp: stat.data_access_timestamp.map(Into::into),
            data_modification_timestamp: stat.data_modification_timestamp.map(Into::into),
            status_change_timestamp: stat.status_change_timestamp.map(Into::into),
        }
    }
}

impl From<host::DirectoryEntry> for engine::DirectoryEntry {
    fn from(entry: host::DirectoryEntry) -> Self {
        engine::DirectoryEntry { type_: entry.type_.into(), name: entry.name }
    }
}

impl From<host::MetadataHashValue> for engine::MetadataHashValue {
    fn from(hash: host::MetadataHashValue) -> Self {
        engine::MetadataHashValue { lower: hash.lower, upper: hash.upper }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_a_code() {
        for (error, code) in [
            (FileError::BAD_DESCRIPTOR, engine::ErrorCode::BadDescriptor),
            (FileError::TooManyOpen, engine::ErrorCode::TooManyLinks),
            (FileError::NoMemory, engine::ErrorCode::InsufficientMemory),
            (FileError::Host(host::ErrorCode::FileTooLarge), engine::ErrorCode::FileTooLarge),
        ] {
            assert_eq!(engine::ErrorCode::from(error), code);
        }
    }

    #[test]
    fn flags_keep_their_meaning() {
        let all = engine::DescriptorFlags::all();
        assert_eq!(host::DescriptorFlags::from(all), host::DescriptorFlags::all());
        let mutate = engine::DescriptorFlags::MUTATE_DIRECTORY;
        assert_eq!(host::DescriptorFlags::from(mutate), host::DescriptorFlags::MUTATE_DIRECTORY);
        assert_eq!(host::OpenFlags::from(engine::OpenFlags::TRUNCATE), host::OpenFlags::TRUNCATE);
        assert_eq!(host::PathFlags::from(engine::PathFlags::SYMLINK_FOLLOW), host::PathFlags::SYMLINK_FOLLOW);
    }
}
