/** The settings of a bucket for files, which are part of `SETTINGS`. */
export const BUCKET_SETTINGS = {
  S3_BUCKET: {
    default: '',
    meaning:
      'Bucket in which files of evidence and of documents are kept, at AWS or another storage that speaks S3 (MinIO, Ceph); empty for the folder files below DATA_DIR.',
  },
  S3_ENDPOINT: {
    default: '',
    meaning:
      'Address of that storage, e.g. https://s3.example.go.id; empty for AWS. In production with https, unless it is on this machine.',
  },
  S3_REGION: {
    default: 'us-east-1',
    meaning: 'Region of the bucket; storage of your own often has none and takes this one.',
  },
  S3_PREFIX: {
    default: '',
    meaning:
      'Path in the bucket below which the files lie, e.g. sasaran/bukti, where others use the bucket too; empty for none.',
  },
  S3_ACCESS_KEY_ID: {
    default: '',
    meaning: 'Id of the key that may list the bucket and get, put and delete objects in it.',
  },
  S3_SECRET_ACCESS_KEY: {
    default: '',
    meaning: 'Secret of that key. Better as a file: S3_SECRET_ACCESS_KEY_FILE.',
  },
  S3_FORCE_PATH_STYLE: {
    default: 'off',
    meaning:
      'on or off: puts the name of the bucket into the path and not before the name of the host, as MinIO and Ceph usually want it.',
  },
  S3_ENCRYPTION: {
    default: 'none',
    meaning:
      'none, AES256 or aws:kms: how the storage is asked to encrypt what it keeps; none leaves it to its own settings.',
  },
} as const;
